package dev.parley.model;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Stops asking a model that fails. A guard does not see what happens inside a {@code Multi}, so what it watches is the
 * {@code Uni} of a stream's outcome. Any thread.
 */
final class Breaker {
    private static final long SHUT_FROM_START = 0;

    private final TypedGuard<Uni<Void>> guard;
    private final long pauseNanos;
    private volatile boolean open;
    private volatile long openedAt = SHUT_FROM_START;

    /** @param engine its name in the metrics */
    Breaker(String engine, ModelSettings.Breaker settings) {
        pauseNanos = settings.pause().toNanos();
        guard = TypedGuard.create(new TypeLiteral<Uni<Void>>() {})
                .withDescription("mind: " + engine)
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.window())
                .failureRatio(settings.ratio())
                .delay(settings.pause().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /** Fails with {@link CircuitBreakerOpenException} while open, without calling {@code attempt}. */
    Uni<Void> guard(Supplier<Uni<Void>> attempt) {
        return guard.get(attempt);
    }

    /** Whether an attempt would be made now: closed, or open for so long that it is time to try again. */
    boolean admits() {
        return !open || System.nanoTime() - openedAt >= pauseNanos;
    }

    private void changed(CircuitBreakerState state) {
        openedAt = System.nanoTime();
        open = state == CircuitBreakerState.OPEN;
    }
}
