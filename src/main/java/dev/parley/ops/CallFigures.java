package dev.parley.ops;

import dev.parley.talk.AnswerStage;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Figures of calls for {@code /q/metrics}: {@code parley_calls_active}, {@code parley_calls_ended_total} by outcome, and
 * {@code parley_turn_latency_seconds}, a histogram for each {@link AnswerStage}. Any thread.
 */
@ApplicationScoped
class CallFigures {
    private static final String ACTIVE = "parley.calls.active";
    /** Around the goals of a conversation: 600 ms for the half of all answers, 750 for nearly all. */
    private static final Duration[] BUCKETS = IntStream.of(
                    50, 100, 200, 300, 400, 500, 600, 750, 1000, 1500, 2000, 3000, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Set<CallId> active = ConcurrentHashMap.newKeySet();
    private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);
    private final Map<AnswerStage, Timer> latency = new EnumMap<>(AnswerStage.class);

    CallFigures(MeterRegistry registry) {
        // a live reload puts a new application beside the meters of the old one
        registry.find(ACTIVE).gauges().forEach(registry::remove);
        Gauge.builder(ACTIVE, active, Set::size)
                .description("Calls that ring or are talked on now")
                .strongReference(true)
                .register(registry);
        Arrays.stream(Outcome.values()).forEach(outcome -> ended.put(outcome, counter(outcome, registry)));
        Arrays.stream(AnswerStage.values()).forEach(stage -> latency.put(stage, timer(stage, registry)));
    }

    private static Counter counter(Outcome outcome, MeterRegistry registry) {
        return Counter.builder("parley.calls.ended")
                .description("Calls that ended, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Timer timer(AnswerStage stage, MeterRegistry registry) {
        return Timer.builder("parley.turn.latency")
                .description("From the end of the caller's speech to each stage of the answer")
                .tag("stage", stage.key())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void rang(@Observes CallEvent.Rang rang) {
        active.add(rang.call());
    }

    /** Only answers count: a greeting or a question that is put again follows nobody's words. */
    void turn(@Observes CallEvent.TurnTaken turn) {
        if (turn.latency().containsKey(AnswerStage.ENDPOINT.key())) {
            latency.forEach((stage, timer) -> {
                var after = turn.latency().get(stage.key());
                if (after != null) {
                    timer.record(after);
                }
            });
        }
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
