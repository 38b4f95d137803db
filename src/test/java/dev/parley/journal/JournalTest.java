package dev.parley.journal;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.LeadKept;
import dev.parley.talk.Mood;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts go in as the call fires them; what they became is read as a client reads it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class JournalTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.120Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Event<CallEvent> events;

    @Inject
    Event<LeadKept> leads;

    @Inject
    RedisDataSource redis;

    @Inject
    Recovery recovery;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    private final CallId call = CallId.random();

    @AfterEach
    void endTheCall() {
        events.fire(ended(Outcome.ABANDONED, Map.of()));
    }

    @Test
    void aCallIsThereFromRingingOn() {
        rings(new Caller("+14155550123", "Alice", false));
        eventually(() -> shown().body("id", equalTo(call.value()))
                .body("state", equalTo("ringing"))
                .body("caller", equalTo("+14155550123"))
                .body("callerName", equalTo("Alice"))
                .body("startedAt", equalTo("2026-03-01T10:15:30.120Z"))
                .body("answeredAt", nullValue())
                .body("outcome", nullValue())
                .body("language", equalTo("en"))
                .body("profile", equalTo("investment")));
    }

    @Test
    void turnsAreSavedOneByOneInOrderWithTheirLatency() {
        rings();
        events.fire(new CallEvent.Answered(call, START.plusMillis(40)));
        agentSays("How much?", Map.of("endpoint", Duration.ofMillis(400), "firstAudio", Duration.ofMillis(612)));
        callerSays("Fifty thousand.");
        agentSays("Thank you.", Map.of());
        eventually(() -> shown().body("state", equalTo("active"))
                .body("answeredAt", equalTo("2026-03-01T10:15:30.160Z"))
                .body("turns.who", contains("agent", "caller", "agent"))
                .body("turns.text", contains("How much?", "Fifty thousand.", "Thank you."))
                .body("turns[0].latency.endpoint", equalTo(400))
                .body("turns[0].latency.firstAudio", equalTo(612)));
    }

    @Test
    void howTheCallerSoundedIsKeptWithTheTurn() {
        rings();
        agentSays("How much?", Map.of());
        callerSays("That's none of your business.");
        events.fire(new CallEvent.MoodSensed(call, START, new Mood(-0.62, 0.25)));
        agentSays("Fair enough.", Map.of());
        eventually(() -> shown().body("turns.text", hasItem("Fair enough."))
                .body("turns[0].sentiment", nullValue())
                .body("turns[1].sentiment", equalTo(-0.62f))
                .body("turns[1].urgency", equalTo(0.25f))
                .body("turns[2].sentiment", nullValue()));
    }

    @Test
    void aTurnThatHeldAPartOfACardsNumberIsKeptWithoutIt() {
        rings();
        agentSays("The number?", Map.of());
        callerSays("4111 1111");
        agentSays("Go on.", Map.of());
        events.fire(new CallEvent.TurnMasked(call, START, 1, Speaker.CALLER, START, "••••"));
        eventually(() -> shown().body("turns.text", contains("The number?", "••••", "Go on.")));
        eventually(() -> assertThat(live().get("turns")).contains("••••").doesNotContain("4111"));
    }

    @Test
    void theEndBringsOutcomeReasonAndSlots() {
        rings();
        events.fire(new CallEvent.SlotFilled(call, START, "interest", "stocks", "stocks"));
        events.fire(ended(Outcome.NOT_QUALIFIED, Map.of("amount", "50000 USD")));
        eventually(() -> shown().body("state", equalTo("ended"))
                .body("outcome", equalTo("not_qualified"))
                .body("endedAt", equalTo("2026-03-01T10:16:30.120Z"))
                .body("reason", equalTo("The caller hung up."))
                .body("slots.interest", equalTo("stocks"))
                .body("slots.amount", equalTo("50000 USD")));
    }

    @Test
    void theLeadThatACallBelongsToIsNoted() {
        rings();
        leads.fire(new LeadKept(call, START, 4711));
        eventually(() -> shown().body("leadId", equalTo(4711)));
    }

    @Test
    void postgresGoneInMidCallCostsNothing() {
        rings();
        callerSays("before");
        eventually(() -> shown().body("turns.text", contains("before")));
        outage.postgres().cut();
        for (int i = 0; i < 10; i++) {
            callerSays("word " + i);
        }
        eventually(() -> when().get("/api/calls").then().statusCode(greaterThanOrEqualTo(500)));
        for (int i = 10; i < 20; i++) {
            callerSays("word " + i);
        }
        outage.postgres().mend();
        events.fire(ended(Outcome.QUALIFIED, Map.of("name", "Alice")));
        eventually(() -> shown().body("outcome", equalTo("qualified"))
                .body("turns.size()", equalTo(21))
                .body("turns[1].text", equalTo("word 0"))
                .body("turns[20].text", equalTo("word 19")));
    }

    @Test
    void redisGoneInMidCallDoesNoHarm() {
        rings();
        outage.redis().cut();
        events.fire(new CallEvent.StateChanged(call, START, "Listening"));
        callerSays("while it was away");
        eventually(() -> assertThatThrownBy(this::live).isNotNull());
        outage.redis().mend();
        eventually(() -> assertThat(live()).containsEntry("state", "Listening"));
        eventually(() -> shown().body("turns.text", contains("while it was away")));
    }

    @Test
    void theLiveStateIsInRedisUntilTheCallEnds() {
        rings(new Caller("+14155550123", "Alice", false));
        events.fire(new CallEvent.StateChanged(call, START, "Listening"));
        events.fire(new CallEvent.SlotFilled(call, START, "amount", "50000 USD", "fifty thousand dollars"));
        callerSays("Fifty thousand dollars");
        eventually(() -> assertThat(live())
                .containsEntry("state", "Listening")
                .containsEntry("caller", "+14155550123")
                .containsEntry("slots", "{\"amount\":\"50000 USD\"}")
                .containsEntry("turns", "[{\"who\":\"CALLER\",\"text\":\"Fifty thousand dollars\"}]"));
        assertThat(redis.key().ttl(key())).isPositive();
        events.fire(ended(Outcome.ABANDONED, Map.of()));
        eventually(() -> assertThat(redis.key().exists(key())).isFalse());
    }

    @Test
    void aCallThatACrashLeftOpenIsEndedAsFailedAndKeepsItsSlots() {
        rings();
        events.fire(new CallEvent.SlotFilled(call, START, "amount", "50000 USD", ""));
        callerSays("Fifty thousand");
        eventually(() -> shown().body("turns.size()", equalTo(1)).body("slots.amount", equalTo("50000 USD")));
        eventually(() -> assertThat(redis.key().exists(key())).isTrue());

        recovery.endLeftOpen(START.plusSeconds(100)).await().atMost(SOON);

        eventually(() -> shown().body("state", equalTo("ended"))
                .body("outcome", equalTo("failed"))
                .body("reason", equalTo(Recovery.REASON))
                .body("endedAt", equalTo("2026-03-01T10:15:35.120Z"))
                .body("slots.amount", equalTo("50000 USD"))
                .body("leadId", notNullValue()));
        eventually(() -> assertThat(redis.key().exists(key())).isFalse());
    }

    @Test
    void aCallThatBeganAfterTheStartIsNotTakenForALeftover() {
        rings();
        eventually(() -> shown().body("state", equalTo("ringing")));
        recovery.endLeftOpen(START).await().atMost(SOON);
        shown().body("state", equalTo("ringing"));
    }

    @Test
    void callerIdsOfAnyKindAreKept() {
        var long200 = "9".repeat(200);
        rings(new Caller(long200, "Zoë Ångström \u0000علی 李", false));
        eventually(() ->
                shown().body("caller", equalTo("9".repeat(64))).body("callerName", equalTo("Zoë Ångström علی 李")));
    }

    @Test
    void pagesHoldTheNewestFirst() {
        var newest = new CallId[3];
        var future = Instant.now().plus(3650, ChronoUnit.DAYS);
        for (int i = 0; i < 3; i++) {
            newest[i] = CallId.random();
            var at = future.plusSeconds(i);
            events.fire(new CallEvent.Rang(newest[i], at, new Caller("1", "", false), "c", "p", "en"));
        }
        eventually(() -> page("?page=0&size=2").body("items.id", contains(newest[2].value(), newest[1].value())));
        int total = page("?page=1&size=2")
                .body("items[0].id", equalTo(newest[0].value()))
                .extract()
                .path("total");
        assertThat(total).isGreaterThanOrEqualTo(3);
        page("?page=9999999&size=200").body("items.size()", equalTo(0)).body("total", equalTo(total));
        page("?state=ended&size=200").body("items.id", not(hasItem(newest[0].value())));
        for (var id : newest) {
            events.fire(new CallEvent.Ended(id, future, Outcome.ABANDONED, Map.of(), ""));
        }
        eventually(() -> page("?state=ended&size=2").body("items[0].id", equalTo(newest[2].value())));
    }

    @Test
    void aWrongParameterIsNamedInAProblemDocument() {
        for (var wrong : new String[][] {
            {"page=-1", "page"}, {"page=x", "page"}, {"size=0", "size"}, {"size=201", "size"}, {"state=odd", "state"}
        }) {
            when().get("/api/calls?" + wrong[0])
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("status", equalTo(400))
                    .body("errors.field", contains(wrong[1]))
                    .body("detail", startsWith(wrong[1] + " must be "));
        }
    }

    @Test
    void aCallThatIsNotThereOrNotACallIsAProblemDocument() {
        when().get("/api/calls/" + CallId.random()).then().statusCode(404).contentType("application/problem+json");
        when().get("/api/calls/17")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("id"));
        when().get("/api/calls/" + CallId.random() + "/recording")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private void rings() {
        rings(new Caller("+14155550123", "", false));
    }

    private void rings(Caller caller) {
        events.fire(new CallEvent.Rang(call, START, caller, "PJSIP/demo-1", "investment", "en"));
    }

    private void callerSays(String text) {
        events.fire(new CallEvent.TurnTaken(call, START.plusSeconds(5), Speaker.CALLER, text, Map.of()));
    }

    private void agentSays(String text, Map<String, Duration> latency) {
        events.fire(new CallEvent.TurnTaken(call, START.plusSeconds(4), Speaker.AGENT, text, latency));
    }

    private CallEvent.Ended ended(Outcome outcome, Map<String, String> slots) {
        return new CallEvent.Ended(call, START.plusSeconds(60), outcome, slots, "The caller hung up.");
    }

    private String key() {
        return "parley:call:" + call;
    }

    private Map<String, String> live() {
        return redis.hash(String.class).hgetall(key());
    }

    private ValidatableResponse shown() {
        return when().get("/api/calls/" + call).then().statusCode(200);
    }

    private static ValidatableResponse page(String query) {
        return given().when().get("/api/calls" + query).then().statusCode(200);
    }

    private static void eventually(Runnable check) {
        await().atMost(SOON).ignoreException(RuntimeException.class).untilAsserted(check::run);
    }
}
