package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.AnswerStage;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads what Prometheus would read. */
class CallFiguresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CallFigures figures = new CallFigures(registry);
    private final CallId call = CallId.random();

    @Test
    void everyStageHasAHistogramBeforeTheFirstCall() {
        for (var stage : AnswerStage.values()) {
            assertThat(registry.scrape())
                    .contains("parley_turn_latency_seconds_count{stage=\"" + stage.key() + "\",} 0.0");
        }
    }

    @Test
    void anAnswerIsCountedStageByStage() {
        answered(Map.of("endpoint", 400, "transcript", 310, "heard", 640));
        answered(Map.of("endpoint", 410, "transcript", 290, "heard", 590));
        assertThat(registry.scrape())
                .contains("parley_turn_latency_seconds_count{stage=\"heard\",} 2.0")
                .contains("parley_turn_latency_seconds_bucket{stage=\"heard\",le=\"0.6\",} 1.0")
                .contains("parley_turn_latency_seconds_bucket{stage=\"heard\",le=\"0.75\",} 2.0")
                .contains("parley_turn_latency_seconds_sum{stage=\"transcript\",} 0.6")
                .contains("parley_turn_latency_seconds_count{stage=\"firstToken\",} 0.0");
    }

    @Test
    void aGreetingIsNoAnswer() {
        answered(Map.of("firstWords", 0, "playout", 20));
        assertThat(registry.scrape()).contains("parley_turn_latency_seconds_count{stage=\"playout\",} 0.0");
    }

    @Test
    void callsAreActiveUntilTheyEndAndCountedOnceByOutcome() {
        figures.rang(new CallEvent.Rang(call, NOW, new Caller("", "", false), "c", "investment", "en"));
        assertThat(registry.scrape()).contains("parley_calls_active 1.0");
        var end = new CallEvent.Ended(call, NOW, Outcome.HANDED_OVER, Map.of(), "The person hung up");
        figures.ended(end);
        figures.ended(end);
        assertThat(registry.scrape())
                .contains("parley_calls_active 0.0")
                .contains("parley_calls_ended_total{outcome=\"handed_over\",} 1.0")
                .contains("parley_calls_ended_total{outcome=\"failed\",} 0.0");
    }

    private void answered(Map<String, Integer> millis) {
        var latency = new java.util.HashMap<String, Duration>();
        millis.forEach((stage, ms) -> latency.put(stage, Duration.ofMillis(ms)));
        figures.turn(new CallEvent.TurnTaken(call, NOW, Speaker.AGENT, "Very well.", latency));
    }
}
