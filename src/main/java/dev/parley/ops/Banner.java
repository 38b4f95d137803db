package dev.parley.ops;

import dev.parley.talk.Part;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** The last lines of a start: what runs, how well, and what to do next. */
@ApplicationScoped
class Banner {
    private final Config config;
    private final Instance<Part> parts;

    Banner(Config config, @Any Instance<Part> parts) {
        this.config = config;
        this.parts = parts;
    }

    void print(@ObservesAsync HttpServerStart start) {
        System.out.println(
                String.join(System.lineSeparator(), lines(start.options().getPort())));
    }

    List<String> lines(int port) {
        var page = "http://" + host() + ":" + port;
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Parley is ready.");
        lines.add(line("page", page + "/"));
        lines.add(line("softphone", softphone()));
        if (key("parley.demo.token", "").isEmpty()) {
            lines.add(line("demo call", "not offered in this start"));
        } else {
            lines.add(line("demo call", "the button on the page, or: curl -X POST " + page + "/api/demo/calls"));
        }
        parts.stream()
                .map(Part::status)
                .sorted(Comparator.comparing(Part.Status::part))
                .map(Banner::line)
                .forEach(lines::add);
        lines.add("");
        return lines;
    }

    /** Only a private Asterisk tells an account; the port alone has a default that means nothing. */
    private String softphone() {
        var user = key("parley.demo.softphone-user", "");
        return user.isEmpty()
                ? "dial what leads to Stasis(" + key("parley.asterisk.application", "ai-call-center")
                        + ") on your Asterisk, usually 9000"
                : "sip:9000@127.0.0.1:" + key("parley.demo.sip-port", "5060")
                        + " from this machine needs no account (9001 is an echo); account " + user + ", password "
                        + key("parley.demo.softphone-password", "");
    }

    private String host() {
        var host = key("quarkus.http.host", "127.0.0.1");
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }

    private String key(String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static String line(Part.Status status) {
        var level = status.level().name().toLowerCase(Locale.ROOT);
        return line(status.part(), level + ": " + status.sentence());
    }

    private static String line(String what, String text) {
        return "  %-10s %s".formatted(what, text);
    }
}
