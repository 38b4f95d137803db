package dev.parley.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A start that only practises: with {@code parley.ops.rehearsal} Parley starts, asks itself for what a first visitor
 * asks for and ends, so that {@code -XX:AOTCacheOutput} learns what a real start needs.
 */
@ApplicationScoped
class Rehearsal {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> ASKED =
            List.of("/q/health/live", "/q/health/ready", "/", "/api/calls", "/api/leads", "/q/metrics");

    private final boolean wanted;

    Rehearsal(@ConfigProperty(name = "parley.ops.rehearsal", defaultValue = "false") boolean wanted) {
        this.wanted = wanted;
    }

    void begin(@ObservesAsync HttpServerStart start) {
        if (wanted) {
            var address = "http://127.0.0.1:" + start.options().getPort();
            try (var http = HttpClient.newHttpClient()) {
                ASKED.forEach(path -> ask(http, URI.create(address + path)));
            }
            LOG.info("The rehearsal is over.");
            Quarkus.asyncExit(0);
        }
    }

    private static void ask(HttpClient http, URI what) {
        try {
            var request = HttpRequest.newBuilder(what).timeout(PATIENCE).build();
            var answer = http.send(request, BodyHandlers.discarding());
            LOG.infof("%s answers with %d", what.getPath(), answer.statusCode());
        } catch (IOException e) {
            LOG.warnf("%s does not answer: %s", what.getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
