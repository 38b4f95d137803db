package dev.parley.desk;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.CallerDirectory;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DeskTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Event<CallEvent> events;

    @Inject
    CallerDirectory directory;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    private final String number = "+1415" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    @Test
    void aQualifiedCallMakesALeadAndTheCallPointsToIt() {
        var call = call(number, Outcome.QUALIFIED, Map.of("name", "Alice", "amount", "50000 USD"));
        eventually(() -> lead(leadOf(call))
                .body("phone", equalTo(number))
                .body("name", equalTo("Alice"))
                .body("source", equalTo("phone_call"))
                .body("stage", equalTo("qualified"))
                .body("qualified", equalTo(true))
                .body("slots.amount", equalTo("50000 USD"))
                .body("callIds", contains(call.value())));
    }

    @Test
    void aLaterCallOfTheSameNumberUpdatesTheLeadAndNeverMovesItBack() {
        var first = call(number, Outcome.QUALIFIED, Map.of("name", "Alice", "amount", "1000 USD"));
        eventually(() -> leadOf(first));
        var second = call(number, Outcome.NOT_QUALIFIED, Map.of("amount", "2000 USD"));
        eventually(() -> {
            assertThat(leadOf(second)).isEqualTo(leadOf(first));
            lead(leadOf(second))
                    .body("stage", equalTo("qualified"))
                    .body("qualified", equalTo(true))
                    .body("name", equalTo("Alice"))
                    .body("slots.amount", equalTo("2000 USD"))
                    .body("callIds.size()", equalTo(2));
        });
    }

    @Test
    void callsOfOneNumberThatEndAtOnceMakeOneLead() {
        var calls = new CallId[10];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = call(number, Outcome.NOT_QUALIFIED, Map.of("need", "number " + i));
        }
        eventually(() -> lead(leadOf(calls[0])).body("callIds.size()", equalTo(calls.length)));
    }

    @Test
    void whoHidTheirNumberIsALeadOfTheirOwnUnlessTheyTellIt() {
        var told = call("", Outcome.NOT_QUALIFIED, Map.of("phone", number));
        var untold = call("", Outcome.NOT_QUALIFIED, Map.of("need", "a course"));
        var another = call("", Outcome.NOT_QUALIFIED, Map.of("need", "a course"));
        eventually(() -> {
            lead(leadOf(told)).body("phone", equalTo(number));
            lead(leadOf(untold)).body("phone", equalTo(""));
            assertThat(leadOf(untold)).isNotEqualTo(leadOf(another));
        });
    }

    @Test
    void whoSaysNothingIsNoLeadAndWhoSpeaksIs() {
        var silent = call(number, Outcome.ABANDONED, Map.of());
        var spoken = CallId.random();
        rings(spoken, number);
        events.fire(new CallEvent.TurnTaken(spoken, START, Speaker.CALLER, "Who is this?", Map.of()));
        ends(spoken, Outcome.ABANDONED, Map.of());
        eventually(() -> lead(leadOf(spoken)).body("stage", equalTo("new")).body("callIds", contains(spoken.value())));
        assertThat(leadIdOf(silent)).isEmpty();
    }

    @Test
    void theDirectoryKnowsWhoCalledBefore() {
        var call = call(number, Outcome.NOT_QUALIFIED, Map.of("name", "Zoë"));
        eventually(() -> leadOf(call));
        var known = directory.whoIs(new Caller(number, "", false)).await().atMost(SOON);
        assertThat(known).contains(new KnownCaller(leadOf(call), "Zoë", Map.of("name", "Zoë")));
        assertThat(directory
                        .whoIs(new Caller("+19998887777", "", false))
                        .await()
                        .atMost(SOON))
                .isEmpty();
        assertThat(directory.whoIs(new Caller("", "", false)).await().atMost(SOON))
                .isEmpty();
    }

    @Test
    void postgresGoneAtTheEndOfACallCostsNoLead() {
        outage.postgres().cut();
        var call = call(number, Outcome.QUALIFIED, Map.of("name", "Alice"));
        eventually(() -> when().get("/api/leads").then().statusCode(greaterThanOrEqualTo(500)));
        outage.postgres().mend();
        eventually(() -> lead(leadOf(call)).body("name", equalTo("Alice")));
    }

    @Test
    void whatACallChangedIsInTheLeadsHistory() {
        var first = call(number, Outcome.NOT_QUALIFIED, Map.of("name", "Alice"));
        eventually(() -> leadOf(first));
        var second = call(number, Outcome.QUALIFIED, Map.of("amount", "2000 USD"));
        eventually(() -> assertThat(leadOf(second)).isPositive());
        when().get("/api/leads/" + leadOf(first) + "/history")
                .then()
                .statusCode(200)
                .body("items.who", everyItem(equalTo("call")))
                .body("items.find { it.field == 'created' }.why", equalTo(first.value()))
                .body("items.find { it.field == 'stage' }.from", equalTo("contacted"))
                .body("items.find { it.field == 'stage' }.to", equalTo("qualified"))
                .body("items.find { it.field == 'slots.amount' }.to", equalTo("2000 USD"))
                .body("items.find { it.field == 'stage' }.why", equalTo(second.value()));
    }

    @Test
    void aNumberThatIsDialledInAnotherWayIsTheSameLead() {
        var first = call(number, Outcome.NOT_QUALIFIED, Map.of("name", "Alice"));
        eventually(() -> leadOf(first));
        var second = call("00" + number.substring(1), Outcome.NOT_QUALIFIED, Map.of("need", "a course"));
        eventually(() -> assertThat(leadOf(second)).isEqualTo(leadOf(first)));
    }

    @Test
    void pagesHoldTheLatestChangeFirst() {
        var call = call(number, Outcome.NOT_QUALIFIED, Map.of("need", "a course"));
        eventually(() -> leadOf(call));
        when().get("/api/leads?page=0&size=200")
                .then()
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(1))
                .body("items.find { it.phone == '" + number + "' }.id", equalTo((int) leadOf(call)));
    }

    @Test
    void aWrongParameterOrAnUnknownLeadIsAProblemDocument() {
        assertProblem("/api/leads?page=x", 400);
        assertProblem("/api/leads?size=0", 400);
        assertProblem("/api/leads/abc", 400);
        assertProblem("/api/leads/999999999", 404);
    }

    @Test
    void thePageThatIsAskedForIsInTheApiDescription() {
        when().get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/leads'.get.parameters.name", hasItems("page", "size", "stage", "q", "sort"))
                .body("paths.'/api/leads'.get.parameters.description", hasItems("From 0", "From 1 to 200"));
    }

    private static void assertProblem(String path, int status) {
        when().get(path).then().statusCode(status).contentType("application/problem+json");
    }

    private CallId call(String from, Outcome outcome, Map<String, String> slots) {
        var call = CallId.random();
        rings(call, from);
        ends(call, outcome, slots);
        return call;
    }

    private void rings(CallId call, String from) {
        events.fire(new CallEvent.Rang(call, START, new Caller(from, "", false), "PJSIP/1", "investment", "en"));
    }

    private void ends(CallId call, Outcome outcome, Map<String, String> slots) {
        events.fire(new CallEvent.Ended(call, START.plusSeconds(60), outcome, slots, "The caller hung up."));
    }

    private static long leadOf(CallId call) {
        return leadIdOf(call).orElseThrow(() -> new AssertionError("no lead yet"));
    }

    private static Optional<Long> leadIdOf(CallId call) {
        Integer id = when().get("/api/calls/" + call)
                .then()
                .statusCode(200)
                .extract()
                .path("leadId");
        return Optional.ofNullable(id).map(Integer::longValue);
    }

    private static ValidatableResponse lead(long id) {
        return when().get("/api/leads/" + id).then().statusCode(200);
    }

    private static void eventually(Runnable check) {
        await().atMost(SOON).untilAsserted(check::run);
    }
}
