package dev.parley.aftercall;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.access.Teams;
import dev.parley.aftercall.recording.Host;
import dev.parley.aftercall.webhook.WebhookKeys;
import dev.parley.audio.Wav;
import dev.parley.jobs.Job;
import dev.parley.jobs.Steps;
import dev.parley.journal.JournalConfig;
import dev.parley.talk.CallEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A lead, a host of recordings and a pair of hands that do the jobs, for the tests of what follows a call. */
abstract class AfterCallFixture {
    static final Duration SOON = Duration.ofSeconds(30);
    static final String PROBLEM = "application/problem+json";
    private static final int RATE = 8000;

    @Inject
    Teams teams;

    @Inject
    CallEndedWorker worker;

    @Inject
    Event<CallEvent> events;

    @Inject
    JournalConfig journal;

    final Host host = new Host();
    final String callId = "call-" + UUID.randomUUID();
    long lead;

    /** A start of its own, so that its engines and its secrets are nobody else's. */
    public static final class WithStandIns implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(AfterCallStage.class));
        }
    }

    @BeforeEach
    void aLead() {
        lead = given().contentType("application/json")
                .body(Map.of(
                        "name",
                        "Somebody",
                        "phone",
                        "+1417" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999)))
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id");
    }

    @AfterEach
    void closeHost() {
        host.close();
    }

    /** The insight that is made of a call in which that was said. */
    String insight(String line) throws Exception {
        var call = callId + "-" + UUID.randomUUID();
        var job = post(event().put("callId", call).put("transcriptUrl", transcript(line)))
                .statusCode(202)
                .extract()
                .<String>path("jobId");
        work(job);
        return when().get("/api/insights?leadId=" + lead)
                .then()
                .extract()
                .path("items.find { it.callId == '" + call + "' }.id");
    }

    ValidatableResponse insightOf(long lead) {
        return when().get("/api/insights?leadId=" + lead).then().statusCode(200).body("items", hasSize(1));
    }

    String accepted(String path) {
        return post(event().put("callId", callId + path).put("recordingUrl", host.url(path)))
                .statusCode(202)
                .extract()
                .path("jobId");
    }

    String transcript(String text) throws IOException {
        var path = "/" + UUID.randomUUID() + ".txt";
        host.file(path, text.getBytes(UTF_8));
        return host.url(path);
    }

    JsonObject event() {
        return new JsonObject()
                .put("callId", callId)
                .put("leadId", lead)
                .put("agentId", 7)
                .put("direction", "inbound")
                .put("startedAt", "2026-03-01T10:15:30Z")
                .put("endedAt", "2026-03-01T10:18:42Z");
    }

    static ValidatableResponse post(JsonObject event) {
        return raw(event.encode().getBytes(UTF_8));
    }

    static ValidatableResponse raw(byte[] body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/voip/events/call-ended")
                .then();
    }

    static ValidatableResponse put(String path, Map<String, ?> body) {
        return given().contentType("application/json").body(body).put(path).then();
    }

    ValidatableResponse signed(JsonObject event) {
        return deliver(event, "msg-" + UUID.randomUUID(), Instant.now(), AfterCallStage.SECRET);
    }

    static ValidatableResponse deliver(JsonObject event, String id, Instant at, String secret) {
        var body = event.encode().getBytes(UTF_8);
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", at.getEpochSecond())
                .header("webhook-signature", WebhookKeys.sign(secret, id, at, body))
                .body(body)
                .post("/api/voip/events/call-ended")
                .then();
    }

    static ValidatableResponse with(String key, String body) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + key)
                .body(body)
                .post("/api/voip/events/call-ended")
                .then();
    }

    static String key(String scope) {
        return given().contentType("application/json")
                .body(Map.of("name", "test", "scopes", List.of(scope)))
                .post("/api/keys")
                .then()
                .extract()
                .path("key");
    }

    /** Caller left, agent right. */
    static Wav dialogue() {
        var sides = new short[2][RATE * 14];
        put("fifty-thousand", sides[0], 1);
        put("call-me-monday", sides[1], 6);
        put("yes-please", sides[0], 11);
        return new Wav(sides, RATE);
    }

    private static void put(String sound, short[] side, int second) {
        var samples = AfterCallStage.sound(sound).mono().samples();
        System.arraycopy(samples, 0, side, second * RATE, samples.length);
    }

    /** Does a job as those who run jobs do. */
    Kept work(String id) {
        var row = rows("select body, key, lane, team_id from jobs where id = '" + id + "'")
                .getFirst();
        var kept = new Kept();
        var job = new Job(
                UUID.fromString(id),
                ((Number) row[3]).longValue(),
                "call-ended",
                (String) row[1],
                (String) row[2],
                (String) row[0],
                1);
        worker.work(job, kept).await().atMost(SOON);
        return kept;
    }

    static final class Kept implements Steps {
        final Map<String, String> results = new LinkedHashMap<>();

        @Override
        public Uni<String> once(String name, Supplier<Uni<String>> step) {
            return results.containsKey(name)
                    ? Uni.createFrom().item(results.get(name))
                    : step.get().invoke(result -> results.put(name, result));
        }
    }

    List<String> jobOf(String call) {
        return rows("select cast(id as text), key from jobs where kind = 'call-ended' and key = '" + call + "'")
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    private List<Object[]> rows(String query) {
        return new ArrayList<>(teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(query, Object[].class)
                                .getResultList()))
                .await()
                .atMost(SOON));
    }

    long number(String query) {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(query, Long.class)
                                .getSingleResult()))
                .await()
                .atMost(SOON);
    }

    void sql(String statement) {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
