package dev.parley.ops;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators look at. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WatchTest {
    @Inject
    Event<CallEvent> events;

    @Inject
    Banner banner;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    @Test
    void callsAreCountedWhileTheyLastAndByOutcomeAfterwards() {
        var before = figure("parley_calls_active");
        var endedBefore = figure("parley_calls_ended_total{outcome=\"handed_over\"}");
        var call = CallId.random();
        events.fire(new CallEvent.Rang(call, Instant.now(), new Caller("1", "", false), "c", "p", "en"));
        assertThat(figure("parley_calls_active")).isEqualTo(before + 1);
        events.fire(new CallEvent.Ended(call, Instant.now(), Outcome.HANDED_OVER, Map.of(), ""));
        events.fire(new CallEvent.Ended(call, Instant.now(), Outcome.HANDED_OVER, Map.of(), ""));
        assertThat(figure("parley_calls_active")).isEqualTo(before);
        assertThat(figure("parley_calls_ended_total{outcome=\"handed_over\"}")).isEqualTo(endedBefore + 1);
    }

    @Test
    void readinessFollowsTheDatabaseAndLivenessDoesNot() {
        when().get("/q/health/ready").then().body(containsString("PostgreSQL")).body(containsString("Redis"));
        outage.postgres().cut();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(503));
            when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        } finally {
            outage.postgres().mend();
        }
    }

    @Test
    void theLastLinesOfAStartSayWhatToDoNext() {
        assertThat(banner.lines(8123))
                .anyMatch(line -> line.matches("\\s+page\\s+http://127\\.0\\.0\\.1:8123/"))
                .anyMatch(line -> line.matches("\\s+softphone\\s+.*9000.*"))
                .anyMatch(line -> line.matches("\\s+demo call\\s+.*"));
    }

    private static double figure(String name) {
        return when().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
