package dev.parley.jobs;

import dev.parley.access.Contexts;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The workers of this process: takes no more jobs than it may have in work, holds their leases and sees them through.
 * It takes what the bell names, and whatever a sweep of PostgreSQL finds due. Thread-safe; nothing blocks but stop.
 */
final class Crew {
    private static final Logger LOG = Logger.getLogger(Crew.class);
    private static final Duration LISTENING = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final int SIGNS_OF_LIFE_PER_LEASE = 3;

    private final JobStore store;
    private final Bell bell;
    private final Map<String, Worker> workers;
    private final JobsConfig config;
    private final JobFigures figures;
    private final Contexts contexts;
    private final Vertx vertx;
    private final Holder holder;

    private final ArrayDeque<Bell.Ring> heard = new ArrayDeque<>();
    private final Map<Shift, Optional<String>> inWork = new HashMap<>();
    private final List<Long> timers = new ArrayList<>();
    private boolean sweepIsDue = true;
    private boolean taking;
    private boolean listening;
    private boolean redisAway;
    private boolean postgresAway;
    private volatile boolean stopping;

    /** @param lease how long PostgreSQL gives us; signs of life come three times in what the configuration says */
    Crew(
            JobStore store,
            Bell bell,
            Map<String, Worker> workers,
            JobsConfig config,
            Duration lease,
            JobFigures figures,
            Contexts contexts,
            Vertx vertx) {
        this.store = store;
        this.bell = bell;
        this.workers = workers;
        this.config = config;
        this.figures = figures;
        this.contexts = contexts;
        this.vertx = vertx;
        holder = new Holder(bell.pod(), lease, workers.keySet());
    }

    synchronized void start() {
        bell.whenUnheard(this::sweep);
        timers.add(vertx.setPeriodic(config.sweep().toMillis(), id -> everySweep()));
        timers.add(vertx.setPeriodic(config.lease().toMillis() / SIGNS_OF_LIFE_PER_LEASE, id -> signOfLife()));
        next();
    }

    /** Takes nothing more and gives what is in work a moment; for a thread that may block. */
    synchronized void stop(Duration patience) {
        stopping = true;
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!inWork.isEmpty() && deadline - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timers.forEach(vertx::cancelTimer);
        if (!inWork.isEmpty()) {
            LOG.infof("%d jobs are left in work; they are taken over after %s.", inWork.size(), config.lease());
        }
    }

    /** PostgreSQL is asked as soon as there is a hand free. */
    synchronized void sweep() {
        sweepIsDue = true;
        next();
    }

    synchronized int inWork() {
        return inWork.size();
    }

    private synchronized void next() {
        if (stopping || workers.isEmpty()) {
            return;
        }
        var free = config.atOnce() - inWork.size();
        if (!taking && free > 0) {
            if (sweepIsDue) {
                takeAny(free);
            } else if (!heard.isEmpty()) {
                takeHeard(free);
            }
        }
        if (!listening && heard.isEmpty() && free > 0) {
            listen(free);
        }
    }

    private void takeAny(int free) {
        taking = true;
        sweepIsDue = false;
        store.take(holder, free)
                .subscribe()
                .with(
                        jobs -> {
                            // as much as we can carry: there may be more
                            begin(jobs, List.of(), jobs.size() == free);
                        },
                        this::cannotTake);
    }

    private void takeHeard(int free) {
        taking = true;
        var rings = new ArrayList<Bell.Ring>();
        while (!heard.isEmpty() && rings.size() < free) {
            rings.add(heard.remove());
        }
        var ids = new HashSet<UUID>();
        rings.forEach(ring -> ids.add(ring.job()));
        store.take(holder, ids).subscribe().with(jobs -> begin(jobs, rings, false), this::cannotTake);
    }

    private synchronized void begin(List<Taken> jobs, List<Bell.Ring> rings, boolean more) {
        taking = false;
        sweepIsDue |= more;
        postgresAway = false;
        var entries = new HashMap<UUID, String>();
        var served = new ArrayList<String>();
        for (var ring : rings) {
            if (entries.put(ring.job(), ring.entry()) instanceof String earlier) {
                served.add(earlier);
            }
        }
        for (var job : jobs) {
            begin(job, Optional.ofNullable(entries.remove(job.id())));
        }
        served.addAll(entries.values());
        bell.silence(served);
        next();
    }

    private void begin(Taken job, Optional<String> entry) {
        // a job of our own whose lease has ended: the older try no longer counts
        inWork.keySet().stream()
                .filter(shift -> shift.taken().id().equals(job.id()))
                .toList()
                .forEach(Shift::lose);
        var worker = workers.get(job.kind());
        if (worker == null) {
            throw new IllegalStateException("Only kinds that have a worker are taken, not " + job.kind());
        }
        var shift = new Shift(job, worker, store, config, holder.lease(), () -> stopping);
        inWork.put(shift, entry);
        figures.working(inWork.size());
        shift.work(contexts)
                .subscribe()
                .with(outcome -> ended(shift, Optional.of(outcome)), failure -> ended(shift, Optional.empty()));
    }

    private synchronized void ended(Shift shift, Optional<Shift.Outcome> outcome) {
        var entry = inWork.remove(shift);
        figures.working(inWork.size());
        outcome.ifPresent(figures::ended);
        outcome.ifPresent(this::follow);
        if (entry != null) {
            entry.ifPresent(it -> bell.silence(List.of(it)));
        }
        notifyAll();
        next();
    }

    private void follow(Shift.Outcome outcome) {
        switch (outcome) {
            case Shift.Outcome.Done done -> done.next().ifPresent(job -> bell.ring(List.of(job)));
            case Shift.Outcome.Dead dead -> dead.next().ifPresent(job -> bell.ring(List.of(job)));
            case Shift.Outcome.Again again -> vertx.setTimer(again.pause().toMillis() + 1, id -> sweep());
            case Shift.Outcome.Lost lost -> {}
        }
    }

    private synchronized void cannotTake(Throwable failure) {
        taking = false;
        if (!postgresAway && !Refusal.byPostgres(failure)) {
            postgresAway = true;
            LOG.warnf("PostgreSQL gives no jobs (%s). They wait; it is asked again.", Reasons.sentence(failure));
        }
        vertx.setTimer(AFTER_A_FAULT.toMillis(), id -> sweep());
    }

    private void listen(int free) {
        listening = true;
        bell.hear(free, LISTENING).subscribe().with(this::hear, this::hearsNothing);
    }

    private synchronized void hear(List<Bell.Ring> rings) {
        listening = false;
        if (redisAway) {
            redisAway = false;
            LOG.info("Redis is back and wakes the workers again.");
        }
        heard.addAll(rings);
        next();
    }

    private synchronized void hearsNothing(Throwable failure) {
        if (!redisAway && !stopping) {
            redisAway = true;
            LOG.warnf(
                    "Redis does not wake the workers (%s). Jobs are found in PostgreSQL, at most %s later.",
                    Reasons.sentence(failure), config.sweep());
        }
        vertx.setTimer(AFTER_A_FAULT.toMillis(), id -> {
            synchronized (this) {
                listening = false;
            }
            next();
        });
    }

    private void everySweep() {
        store.open().subscribe().with(figures::open, failure -> {});
        if (config.atOnce() == 0) {
            return;
        }
        bell.inherit(config.lease(), config.atOnce())
                .subscribe()
                .with(
                        rings -> {
                            synchronized (this) {
                                heard.addAll(rings);
                            }
                        },
                        failure -> {});
        sweep();
    }

    private synchronized void signOfLife() {
        if (inWork.isEmpty()) {
            return;
        }
        var held = Set.copyOf(inWork.keySet());
        bell.hold(inWork.values().stream().flatMap(Optional::stream).toList())
                .subscribe()
                .with(done -> {}, failure -> {});
        store.renew(holder, held.stream().map(shift -> shift.taken().id()).toList())
                .subscribe()
                .with(still -> lose(held, still), failure -> {});
    }

    /** A shift that has ended meanwhile is not harmed by losing what it no longer has. */
    private static void lose(Set<Shift> held, List<UUID> still) {
        held.stream().filter(shift -> !still.contains(shift.taken().id())).forEach(Shift::lose);
    }
}
