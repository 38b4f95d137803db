package dev.parley.followup;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** A gateway that is left alone while it fails. What it refuses or puts off is no failure. Thread-safe. */
final class GuardedGateway {
    private static final TypeLiteral<Uni<String>> A_REFERENCE = new TypeLiteral<>() {};

    private final Gateway gateway;
    private final FollowUpConfig.Breaker config;
    private final TypedGuard<Uni<String>> breaker;

    GuardedGateway(Gateway gateway, FollowUpConfig.Breaker config) {
        this.gateway = gateway;
        this.config = config;
        breaker = TypedGuard.create(A_REFERENCE)
                .withDescription("follow-up: " + gateway.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(config.failures())
                .failureRatio(1.0)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .skipOn(Set.of(GatewayException.Refusing.class, GatewayException.Busy.class))
                .done()
                .build();
    }

    Uni<String> send(Letter letter) {
        return breaker.get(() -> gateway.send(letter))
                .onFailure(CircuitBreakerOpenException.class)
                .transform(_ -> new GatewayException.Busy(
                        gateway.name() + " failed time and again and is left alone for a while.", config.pause()));
    }
}
