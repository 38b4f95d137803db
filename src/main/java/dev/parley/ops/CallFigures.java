package dev.parley.ops;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls for {@code /q/metrics}: {@code parley_calls_active} and {@code parley_calls_ended_total} by outcome. */
@ApplicationScoped
class CallFigures {
    private static final String ACTIVE = "parley.calls.active";

    private final Set<CallId> active = ConcurrentHashMap.newKeySet();
    private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);

    CallFigures(MeterRegistry registry) {
        // a live reload puts a new application beside the meters of the old one
        registry.find(ACTIVE).gauges().forEach(registry::remove);
        Gauge.builder(ACTIVE, active, Set::size)
                .description("Calls that ring or are talked on now")
                .strongReference(true)
                .register(registry);
        for (var outcome : Outcome.values()) {
            ended.put(
                    outcome,
                    Counter.builder("parley.calls.ended")
                            .description("Calls that ended, by outcome")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void rang(@Observes CallEvent.Rang rang) {
        active.add(rang.call());
    }

    void ended(@Observes CallEvent.Ended end) {
        if (active.remove(end.call())) {
            ended.computeIfPresent(end.outcome(), (outcome, counter) -> {
                counter.increment();
                return counter;
            });
        }
    }

    /** Makes the figures exist before the first call. */
    void start(@Observes StartupEvent start) {}
}
