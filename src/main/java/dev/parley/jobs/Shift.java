package dev.parley.jobs;

import dev.parley.access.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One try at one job: its steps, and what becomes of it. Any thread. */
final class Shift implements Steps {
    private static final Logger LOG = Logger.getLogger(Shift.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final String CUT_OFF = "The process that worked on it stopped; its lease ended %d times.";

    private final Taken taken;
    private final Worker worker;
    private final JobStore store;
    private final JobsConfig config;
    private final Duration lease;
    private final Backoff backoff;
    private final BooleanSupplier stopping;
    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Patience patience;
    private volatile boolean over;

    /** How a try ended. */
    sealed interface Outcome {
        /** The next job of the lane can begin, if there is one. */
        record Done(Optional<UUID> next) implements Outcome {}

        record Dead(Optional<UUID> next) implements Outcome {}

        /** It is due again after that pause. */
        record Again(Duration pause, boolean failed) implements Outcome {}

        /** Somebody else has the job. */
        record Lost() implements Outcome {}
    }

    Shift(Taken taken, Worker worker, JobStore store, JobsConfig config, Duration lease, BooleanSupplier stopping) {
        this.taken = taken;
        this.worker = worker;
        this.store = store;
        this.config = config;
        this.lease = lease;
        this.stopping = stopping;
        backoff = new Backoff(config.firstPause(), config.longestPause());
        patience = new Patience(config.longestTry());
    }

    Taken taken() {
        return taken;
    }

    /** Somebody else has the job: the try is cancelled, and no step is begun any more. */
    void lose() {
        over = true;
        patience.end(new TakenOver(taken.id()));
    }

    @Override
    public void progress() {
        patience.renew();
    }

    Uni<Outcome> work(Contexts contexts) {
        return (taken.attempts() >= config.attempts() ? buried() : tried(contexts))
                .onFailure(TakenOver.class)
                .recoverWithItem(new Outcome.Lost());
    }

    @Override
    public Uni<String> once(String name, Supplier<Uni<String>> step) {
        return Uni.createFrom().deferred(() -> {
            var known = results.get(name);
            return known == null ? fresh(name, step) : Uni.createFrom().item(known);
        });
    }

    private Uni<String> fresh(String name, Supplier<Uni<String>> step) {
        if (over) {
            return Uni.createFrom().failure(new TakenOver(taken.id()));
        }
        if (stopping.getAsBoolean()) {
            return Uni.createFrom().failure(new Later(Duration.ZERO, "Its process stopped between two steps."));
        }
        var home = Optional.ofNullable(Vertx.currentContext());
        return step.get()
                .flatMap(result -> kept(name, result))
                .emitOn(work -> home.ifPresentOrElse(it -> it.runOnContext(ignored -> work.run()), work));
    }

    private Uni<String> kept(String name, String result) {
        return patiently(store.step(taken, lease, numbers.incrementAndGet(), name, result))
                .invoke(() -> results.put(name, result))
                .invoke(patience::renew)
                .replaceWith(result);
    }

    private Uni<Outcome> tried(Contexts contexts) {
        return contexts.aside(() -> patiently(store.steps(taken.id())).flatMap(this::begin))
                .onItemOrFailure()
                .transformToUni((done, failure) -> failure == null ? finished() : failed(failure));
    }

    private Uni<Void> begin(Map<String, String> done) {
        results.putAll(done);
        numbers.set(done.size());
        return patience.with(Uni.createFrom().deferred(() -> worker.work(taken.job(), this)));
    }

    private Uni<Outcome> finished() {
        return patiently(store.done(taken)).map(Outcome.Done::new);
    }

    private Uni<Outcome> buried() {
        return patiently(store.bury(taken, 0, CUT_OFF.formatted(taken.attempts())))
                .map(Outcome.Dead::new);
    }

    private Uni<Outcome> failed(Throwable failure) {
        over = true;
        return switch (failure) {
            case TakenOver lost -> Uni.createFrom().item(new Outcome.Lost());
            case Later later -> again(later.pause(), 0, later);
            case Hopeless hopeless -> dead(hopeless);
            default ->
                taken.attempts() + 1 < config.attempts()
                        ? again(backoff.after(taken.attempts() + 1), 1, failure)
                        : dead(failure);
        };
    }

    private Uni<Outcome> again(Duration pause, int failures, Throwable why) {
        if (failures > 0) {
            LOG.warnf(
                    "Job %s (%s) failed, try %d of %d: %s",
                    taken.id(), taken.kind(), taken.attempts() + 1, config.attempts(), Reasons.sentence(why));
        }
        return patiently(store.putBack(taken, pause, failures, Reasons.sentence(why)))
                .replaceWith(new Outcome.Again(pause, failures > 0));
    }

    private Uni<Outcome> dead(Throwable why) {
        LOG.errorf("Job %s (%s) is given up: %s", taken.id(), taken.kind(), Reasons.sentence(why));
        return patiently(store.bury(taken, 1, Reasons.sentence(why))).map(Outcome.Dead::new);
    }

    /** What was done is not forgotten because PostgreSQL is away for a while. */
    private <T> Uni<T> patiently(Uni<T> write) {
        return write.onFailure(failure -> !(failure instanceof TakenOver) && !Refusal.byPostgres(failure))
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .until(failure -> !over || !stopping.getAsBoolean());
    }
}
