package dev.parley.crm;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** A CRM that is left alone while it fails. What it refuses or puts off is no failure. Thread-safe. */
final class GuardedTarget {
    private static final TypeLiteral<Uni<String>> A_REFERENCE = new TypeLiteral<>() {};

    private final Target target;
    private final CrmConfig.Breaker config;
    private final TypedGuard<Uni<String>> breaker;

    GuardedTarget(Target target, CrmConfig.Breaker config) {
        this.target = target;
        this.config = config;
        this.breaker = TypedGuard.create(A_REFERENCE)
                .withDescription("crm: " + target.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(config.failures())
                .failureRatio(1.0)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .skipOn(Set.of(CrmException.Refusing.class, CrmException.Busy.class))
                .done()
                .build();
    }

    String name() {
        return target.name();
    }

    Uni<String> ask(Function<Target, Uni<String>> question) {
        return breaker.get(() -> question.apply(target))
                .onFailure(CircuitBreakerOpenException.class)
                .transform(_ -> new CrmException.Busy(
                        name() + " failed time and again and is left alone for a while.", config.pause()));
    }
}
