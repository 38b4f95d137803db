package dev.parley.listen;

import dev.parley.talk.Transcript;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * An engine that is left alone while it fails. Only whole turns count: a slow machine may miss the time limit of partial
 * ones and still serve. Used by any number of calls at once; answers arrive on the Vert.x context that asked.
 */
final class GuardedEar implements Ear {
    private static final Logger LOG = Logger.getLogger(GuardedEar.class);
    private static final TypeLiteral<Uni<Transcript>> A_TRANSCRIPT = new TypeLiteral<>() {};

    private final Engine engine;
    private final TypedGuard<Uni<Transcript>> breaker;
    private volatile boolean open;
    private volatile boolean absent;
    private volatile boolean heardFrom;
    private volatile String trouble = "";

    GuardedEar(Engine engine, ListenConfig.Breaker config) {
        this.engine = engine;
        this.breaker = TypedGuard.create(A_TRANSCRIPT)
                .withDescription("ears: " + engine.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(config.failures())
                .failureRatio(1.0)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> open = state == CircuitBreakerState.OPEN)
                .done()
                .build();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Uni<Transcript> transcribe(Speech speech) {
        return onTheContextThatAsked(
                speech.complete() && speech.within().isEmpty() ? guarded(speech) : engine.transcribe(speech));
    }

    /** Whether it is worth asking: it is there, and did not fail time and again just now. */
    boolean serves() {
        return !open && !absent;
    }

    /** What went wrong last; empty when nothing did. */
    String trouble() {
        return trouble;
    }

    /** Finds out whether the engine is there. Never fails. */
    Uni<Void> probe() {
        return engine.probe()
                .onItemOrFailure()
                .invoke((nothing, failure) -> {
                    if (failure == null) {
                        isThere();
                    } else {
                        isMissing(failure);
                    }
                    heardFrom = false;
                })
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Transcript> guarded(Speech speech) {
        return breaker.get(() -> engine.transcribe(speech))
                .invoke(_ -> {
                    heardFrom = true;
                    isThere();
                })
                .onFailure(EarException.class)
                .invoke(failure -> trouble = String.valueOf(failure.getMessage()))
                .onFailure(CircuitBreakerOpenException.class)
                .transform(_ -> new EarException(name() + " failed time and again and is left alone. " + trouble));
    }

    private void isThere() {
        if (absent) {
            LOG.infof("%s answers again.", name());
        }
        absent = false;
        if (!open) {
            trouble = "";
        }
    }

    /** A server that is busy with a turn may be slow to answer a probe; one that answered a turn since is there. */
    private void isMissing(Throwable failure) {
        if (heardFrom) {
            return;
        }
        trouble = String.valueOf(failure.getMessage());
        if (!absent) {
            LOG.warn(trouble);
        }
        absent = true;
    }

    private static <T> Uni<T> onTheContextThatAsked(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null ? answer : answer.emitOn(command -> context.runOnContext(_ -> command.run()));
        });
    }
}
