package dev.parley.jobs;

import dev.parley.access.Contexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Carries out asynchronous work in lanes: in one lane each piece waits until the one before it has succeeded, however
 * often that takes; lanes do not wait for each other. For stores that may be away for a while. Thread-safe; adding
 * returns at once. What waits is held in memory only and bounded; what is refused or given up is logged.
 */
public final class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final Settings settings;
    private final Contexts contexts;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final ArrayDeque<Lane> ready = new ArrayDeque<>();
    private int waiting;
    private int running;
    private boolean away;

    /**
     * What a set of lanes is for and how patient it is.
     *
     * @param store who is asked, as the log names it: "PostgreSQL"
     * @param atOnce how many lanes work at the same time
     * @param most pieces held in all lanes together; more are refused
     * @param perTry a try that takes longer counts as failed; it may still come true later
     * @param hopeless failures that another try will not heal, such as a value that the store refuses
     */
    public record Settings(
            String store, int atOnce, int most, Duration perTry, Backoff backoff, Predicate<Throwable> hopeless) {}

    private static final class Lane {
        final String key;
        final ArrayDeque<Supplier<Uni<Void>>> work = new ArrayDeque<>();
        int failures;

        Lane(String key) {
            this.key = key;
        }
    }

    public Lanes(Settings settings, Contexts contexts) {
        this.settings = settings;
        this.contexts = contexts;
    }

    /** Adds a piece to the end of a lane. It may be carried out more than once and must not mind. */
    public synchronized void add(String key, Supplier<Uni<Void>> work) {
        if (waiting >= settings.most()) {
            LOG.errorf(
                    "%d pieces of work wait for %s already; one more of %s is lost.", waiting, settings.store(), key);
            return;
        }
        waiting++;
        var lane = lanes.computeIfAbsent(key, Lane::new);
        lane.work.add(work);
        if (lane.work.size() == 1) {
            ready.add(lane);
            next();
        }
    }

    /** Pieces that are not done yet. */
    public synchronized int waiting() {
        return waiting;
    }

    /** Waits until all is done, at most so long; for a thread that may block. */
    public synchronized boolean drained(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (waiting > 0 && deadline - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waiting == 0;
    }

    private void next() {
        while (running < settings.atOnce() && !ready.isEmpty()) {
            running++;
            var lane = ready.remove();
            carryOut(lane, lane.work.element());
        }
    }

    private void carryOut(Lane lane, Supplier<Uni<Void>> piece) {
        leftAlone(contexts.aside(piece))
                .ifNoItem()
                .after(settings.perTry())
                .fail()
                .subscribe()
                .with(done -> succeeded(lane), failure -> failed(lane, failure));
    }

    /** A try that takes too long is not cancelled: a session that is torn down while it works confuses its store. */
    private static Uni<Void> leftAlone(Uni<Void> attempt) {
        return Uni.createFrom().emitter(result -> attempt.subscribe().with(result::complete, result::fail));
    }

    private synchronized void succeeded(Lane lane) {
        running--;
        if (away) {
            away = false;
            LOG.infof("%s is back; %d pieces of work are caught up with.", settings.store(), waiting);
        }
        advance(lane);
        next();
    }

    private synchronized void failed(Lane lane, Throwable failure) {
        running--;
        if (settings.hopeless().test(failure)) {
            LOG.errorf(failure, "%s refuses what %s has for it; this piece is given up.", settings.store(), lane.key);
            advance(lane);
        } else {
            tellOnce(failure);
            lane.failures++;
            later(lane);
        }
        next();
    }

    private void tellOnce(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf(
                    "%s cannot be reached (%s). Work waits for it and nothing stops.",
                    settings.store(), rootOf(failure));
        }
    }

    private static String rootOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("");
    }

    private void later(Lane lane) {
        var wait = settings.backoff().after(lane.failures).toMillis();
        Infrastructure.getDefaultWorkerPool().schedule(() -> again(lane), wait, TimeUnit.MILLISECONDS);
    }

    private synchronized void again(Lane lane) {
        ready.add(lane);
        next();
    }

    private void advance(Lane lane) {
        lane.work.remove();
        lane.failures = 0;
        waiting--;
        if (lane.work.isEmpty()) {
            lanes.remove(lane.key);
        } else {
            ready.add(lane);
        }
        notifyAll();
    }
}
