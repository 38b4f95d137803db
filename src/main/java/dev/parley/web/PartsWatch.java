package dev.parley.web;

import dev.parley.talk.Part;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Asks the parts how they are, again and again, on a worker thread, and shows it on the live page. */
@Startup
@ApplicationScoped
class PartsWatch {
    private static final List<String> ORDER = List.of("asterisk", "ears", "mind", "voice");

    private final Vertx vertx;
    private final LivePage page;
    private final LiveConfig config;
    private final Instance<Part> parts;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile List<Part> known = List.of();
    private long timer;

    PartsWatch(Vertx vertx, LivePage page, LiveConfig config, @Any Instance<Part> parts) {
        this.vertx = vertx;
        this.page = page;
        this.config = config;
        this.parts = parts;
    }

    @PostConstruct
    void start() {
        ask();
        timer = vertx.setPeriodic(config.partsEvery().toMillis(), id -> ask());
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            vertx.executeBlocking(() -> answers(parts().stream()), false)
                    .onSuccess(page::show)
                    .onComplete(done -> asking.set(false));
        }
    }

    /** Looked up once: each look-up would keep another instance of a part that is a dependent bean. */
    private List<Part> parts() {
        if (known.isEmpty()) {
            known = parts.stream().toList();
        }
        return known;
    }

    /** In the order of a call: the line, then ears, mind and voice, then whatever else there is. */
    static List<Part.Status> answers(Stream<Part> parts) {
        return parts.map(PartsWatch::answer)
                .sorted(Comparator.comparingInt(PartsWatch::place))
                .toList();
    }

    private static int place(Part.Status status) {
        var place = ORDER.indexOf(status.part());
        return place < 0 ? ORDER.size() : place;
    }

    private static Part.Status answer(Part part) {
        try {
            return part.status();
        } catch (RuntimeException e) {
            return new Part.Status(
                    part.getClass().getSimpleName(),
                    Part.Level.DOWN,
                    "It could not say how it is. The log has the reason: "
                            + e.getClass().getSimpleName() + ".");
        }
    }
}
