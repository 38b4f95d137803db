package dev.parley.followup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateways that are configured, each behind its breaker. Immutable. */
@Singleton
class Gateways {
    private final Map<Channel, GuardedGateway> configured = new EnumMap<>(Channel.class);

    @Inject
    Gateways(@Any Instance<Gateway> gateways, FollowUpConfig config) {
        this(gateways.stream().toList(), config);
    }

    Gateways(List<Gateway> gateways, FollowUpConfig config) {
        for (var gateway : gateways) {
            if (gateway.isConfigured()
                    && configured.put(gateway.channel(), new GuardedGateway(gateway, config.breaker())) != null) {
                throw new IllegalArgumentException("Two gateways are configured for "
                        + gateway.channel().spoken()
                        + ". Remove the keys of one of them: parley.followup.kavenegar.… or parley.followup.http.…");
            }
        }
    }

    /** Makes this bean at the start, so that a wrong configuration stops it. */
    void check(@Observes StartupEvent started) {}

    Optional<GuardedGateway> by(Channel channel) {
        return Optional.ofNullable(configured.get(channel));
    }
}
