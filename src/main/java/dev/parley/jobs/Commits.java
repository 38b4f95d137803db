package dev.parley.jobs;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Rings for jobs that were accepted within somebody else's transaction, once that has committed: PostgreSQL is asked,
 * for all of them together, until it shows them. A job that is not shown in time was rolled back, or is found by the
 * sweep. Thread-safe.
 */
@Singleton
class Commits {
    private static final long ASKED_EVERY_MS = 10;
    private static final long PATIENCE_NS = Duration.ofSeconds(10).toNanos();

    private final JobStore store;
    private final Bell bell;
    private final Vertx vertx;
    private final Map<UUID, Long> awaited = new HashMap<>();
    private boolean asking;

    Commits(JobStore store, Bell bell, Vertx vertx) {
        this.store = store;
        this.bell = bell;
        this.vertx = vertx;
    }

    synchronized void await(UUID job) {
        awaited.put(job, System.nanoTime() + PATIENCE_NS);
        askSoon();
    }

    private void askSoon() {
        if (!asking && !awaited.isEmpty()) {
            asking = true;
            vertx.setTimer(ASKED_EVERY_MS, id -> ask());
        }
    }

    private void ask() {
        Set<UUID> ids;
        synchronized (this) {
            ids = Set.copyOf(awaited.keySet());
        }
        store.committed(ids).subscribe().with(this::answered, failure -> answered(List.of()));
    }

    private synchronized void answered(List<UUID> shown) {
        shown.forEach(awaited::remove);
        var now = System.nanoTime();
        awaited.values().removeIf(until -> until - now < 0);
        bell.ring(shown);
        asking = false;
        askSoon();
    }
}
