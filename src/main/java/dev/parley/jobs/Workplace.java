package dev.parley.jobs;

import dev.parley.access.Contexts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets this process's crew to work when the application starts, and lets it go when it stops. */
@ApplicationScoped
class Workplace {
    private static final int BEFORE_WHAT_IT_WORKS_WITH = 1;

    private final Crew crew;
    private final JobsConfig config;

    Workplace(
            JobStore store,
            Bell bell,
            @Any Instance<Worker> workers,
            JobsConfig config,
            JobFigures figures,
            Contexts contexts,
            Vertx vertx) {
        Sane.check(config);
        this.config = config;
        crew = new Crew(store, bell, byKind(workers), config, config.lease(), figures, contexts, vertx);
    }

    void start(@Observes StartupEvent start) {
        crew.start();
    }

    void stop(@Observes @Priority(BEFORE_WHAT_IT_WORKS_WITH) ShutdownEvent shutdown) {
        crew.stop(config.drain());
    }

    private static Map<String, Worker> byKind(Instance<Worker> workers) {
        return workers.stream().collect(Collectors.toMap(Worker::kind, Function.identity()));
    }
}
