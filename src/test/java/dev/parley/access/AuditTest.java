package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Recorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AuditTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Event<CallEvent> events;

    @Inject
    Recorder recorder;

    @Inject
    DevPeople people;

    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    private final CallId call = CallId.random();

    @Test
    void whoReadsATranscriptOrARecordingIsWrittenDown() {
        recordedCall();
        as("agent").get("/api/calls/" + call).then().statusCode(200);
        as("manager")
                .header("Range", "bytes=0-9")
                .get("/api/calls/" + call + "/recording")
                .then()
                .statusCode(206);
        as("admin")
                .get("/api/audit?subject=call:" + call)
                .then()
                .statusCode(200)
                .body("items.subject", everyItem(equalTo("call:" + call)))
                .body("items.deed[0,1]", contains("recording.read", "transcript.read"))
                .body("items.actor[0,1]", everyItem(startsWith("person:")));
    }

    @Test
    void listingCallsIsNoReading() {
        recordedCall();
        var before = entries();
        as("agent").get("/api/calls").then().statusCode(200);
        as("agent").get("/api/calls/" + call + "/peaks").then().statusCode(200);
        org.assertj.core.api.Assertions.assertThat(entries()).isEqualTo(before);
    }

    @Test
    void theLogIsForAdminsOfTheTeamOnly() {
        as("agent").get("/api/audit").then().statusCode(403);
        as("manager").get("/api/audit").then().statusCode(403);
        var other = new Keys(teams, keys);
        try {
            given().header("Authorization", "Bearer " + other.secretWith(Set.of("audit:read")))
                    .get("/api/audit")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        } finally {
            other.sweep();
        }
    }

    @Test
    void theLogIsReadOnFromAnEntry() {
        recordedCall();
        as("agent").get("/api/calls/" + call).then().statusCode(200);
        as("agent").get("/api/calls/" + call + "/recording").then().statusCode(200);
        int newest = as("admin")
                .get("/api/audit?size=1&subject=call:" + call)
                .then()
                .extract()
                .path("items[0].id");
        as("admin")
                .get("/api/audit?before=" + newest + "&subject=call:" + call)
                .then()
                .body("items.deed[0]", equalTo("transcript.read"))
                .body("items.id", org.hamcrest.Matchers.not(hasItem(newest)));
    }

    @Test
    void aSubjectIsTakenLiterally() {
        recordedCall();
        as("agent").get("/api/calls/" + call).then().statusCode(200);
        as("admin").get("/api/audit?subject=call:%25").then().statusCode(200).body("items", empty());
    }

    private int entries() {
        return as("admin")
                .get("/api/audit?subject=call:" + call)
                .then()
                .extract()
                .path("items.size()");
    }

    private void recordedCall() {
        var start = Instant.parse("2026-03-01T10:15:30Z");
        events.fire(new CallEvent.Rang(call, start, new Caller("+14155550123", "", false), "PJSIP/1", "bant", "en"));
        var recording = recorder.open(call, 8000);
        recording.add(new short[800], new short[800]);
        recording.close();
        events.fire(new CallEvent.Ended(call, start.plusSeconds(1), Outcome.ABANDONED, Map.of(), "over"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("agent").get("/api/calls/" + call + "/peaks").then().statusCode(200));
    }

    private RequestSpecification as(String role) {
        var token = people.ready().stream()
                .filter(person -> person.role().equals(role))
                .findFirst()
                .orElseThrow()
                .token();
        return given().header("Authorization", "Bearer " + token);
    }
}
