package dev.parley.privacy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.parley.access.TeamId;
import dev.parley.journal.JournalConfig;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Recorder;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As the operator of the first team, who is an admin. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ErasureTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PROBLEM = "application/problem+json";

    /** Every table that can hold something of a caller in words; what is not here is below, with the reason. */
    private static final Set<String> OF_PEOPLE = Set.of(
            "ai_call_insights",
            "ai_insight_feedback",
            "calls",
            "changes",
            "communications",
            "contacts",
            "crm_receipts",
            "follow_ups",
            "job_steps",
            "jobs",
            "kept_answers",
            "leads",
            "notes",
            "opportunities",
            "opt_outs",
            "sent_follow_ups",
            "tasks",
            "tickets",
            "turns");

    /** Ids, times and hashes only, or nothing of callers at all. */
    private static final Set<String> OF_NOBODY = Set.of(
            "api_keys",
            "audit",
            "call_events",
            "closed_sales",
            "documents",
            "embeddings",
            "flyway_schema_history",
            "model_uses",
            "nights",
            "people",
            "teams",
            "webhook_receipts");

    @Inject
    Event<CallEvent> events;

    @Inject
    Recorder recorder;

    @Inject
    RedisDataSource redis;

    @Inject
    JournalConfig config;

    @Inject
    Holdings holdings;

    @Inject
    NumberForm form;

    private final Somebody her = new Somebody();
    private final Somebody another = new Somebody();
    private Walk walk;

    @BeforeEach
    void open() throws SQLException {
        walk = new Walk();
    }

    @AfterEach
    void close() throws SQLException {
        for (var somebody : List.of(her, another)) {
            redis.key().del(somebody.liveKey());
            walk.run("delete from jobs where key like ?", somebody.call + "%");
            walk.run("delete from leads where phone = ?", somebody.number);
        }
        walk.close();
    }

    @Test
    void afterAnErasureNothingOfThemIsFoundAnywhere() throws Exception {
        everythingAbout(her);
        everythingAbout(another);
        assertThat(walk.tablesWith(her.words())).isEqualTo(new TreeSet<>(OF_PEOPLE));
        assertThat(walk.filesWith(her.words())).contains(her.copy(config));
        assertThat(her.recording(config)).isRegularFile();
        assertThat(keysWith(her)).containsExactly(her.liveKey());
        var before = walk.tablesWith(another.words());

        erase(her.spaced)
                .statusCode(200)
                .body("erased.calls", equalTo(1))
                .body("erased.turns", equalTo(2))
                .body("erased.recordings", equalTo(1))
                .body("erased.copiesOfRecordings", equalTo(1))
                .body("erased.liveStates", equalTo(1))
                .body("erased.leads", equalTo(1))
                .body("erased.jobs", equalTo(2))
                .body("erased.jobSteps", equalTo(1))
                .body("erased.insights", equalTo(1))
                .body("erased.insightCorrections", equalTo(2))
                .body("erased.receipts", equalTo(1))
                .body("erased.sentFollowUps", equalTo(1))
                .body("erased.optOuts", equalTo(1))
                .body("erased.modelUses", equalTo(1));

        assertThat(walk.tablesWith(her.words())).isEmpty();
        assertThat(walk.filesWith(List.of(her.digits, her.name, her.sentence, her.call.value(), her.job.toString())))
                .isEmpty();
        assertThat(keysWith(her)).isEmpty();
        when().get("/api/calls/" + her.call).then().statusCode(404);
        assertThat(walk.said("select count(*) from call_events where call_id = ?", her.call.value()))
                .isEqualTo("0");

        assertThat(walk.tablesWith(another.words())).isEqualTo(before);
        assertThat(another.copy(config)).isRegularFile();
        assertThat(another.recording(config)).isRegularFile();
        assertThat(keysWith(another)).containsExactly(another.liveKey());

        erase(her.number).statusCode(200).body("erased.values()", everyItem(equalTo(0)));
        erase(another.number).statusCode(200).body("erased.calls", equalTo(1));
    }

    /** A table that is on neither list is new: decide, and give its room a Holding. */
    @Test
    void everyTableIsKnownToHoldSomethingOfPeopleOrNothing() throws Exception {
        var known = new TreeSet<>(OF_PEOPLE);
        known.addAll(OF_NOBODY);
        assertThat(walk.tables()).isEqualTo(known);
    }

    @Test
    void anExportTellsEverythingThatIsHeld() throws Exception {
        everythingAbout(her);
        everythingAbout(another);
        var export = post("export", her.digits.replaceFirst("^", "00"))
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body("phone", equalTo(her.number))
                .body("held.calls[0].caller_number", equalTo(her.digits))
                .body("held.turns.text", hasItem(her.sentence))
                .body("held.recordings[0].address", equalTo("/api/calls/" + her.call + "/recording"))
                .body("held.leads[0].name", equalTo(her.name))
                .body("held.notes[0].text", containsString(her.sentence))
                .body("held.insights[0].entities.name", equalTo(her.name))
                .body("held.jobs.body", hasItem(containsString(her.digits)))
                .body("held.receipts[0].letters", containsString(her.sentence))
                .body("held.liveStates[0].caller", equalTo(her.spaced))
                .extract();
        var kinds = export.<Map<String, List<?>>>path("held");
        assertThat(kinds)
                .containsOnlyKeys(
                        "calls",
                        "turns",
                        "recordings",
                        "liveStates",
                        "leads",
                        "contacts",
                        "notes",
                        "communications",
                        "tasks",
                        "tickets",
                        "opportunities",
                        "followUps",
                        "history",
                        "closedSales",
                        "keptAnswers",
                        "callsOfLeads",
                        "callEvents",
                        "insights",
                        "insightCorrections",
                        "jobs",
                        "jobSteps",
                        "receipts",
                        "sentFollowUps",
                        "optOuts",
                        "modelUses");
        kinds.remove("closedSales");
        assertThat(kinds.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(export.asString()).doesNotContain(another.name).doesNotContain("team_id");
        assertThat(walk.tablesWith(her.words())).isEqualTo(new TreeSet<>(OF_PEOPLE));
        erase(her.number).statusCode(200);
        erase(another.number).statusCode(200);
    }

    @Test
    void anotherTeamsDataOfTheSameNumberStaysAndTheyEraseNothingOfOurs() throws Exception {
        var theirs = new TeamId(ThreadLocalRandom.current().nextLong(1000, 1_000_000_000));
        var name = "team " + theirs.value();
        walk.run("insert into teams (id, name) values (?, ?)", theirs.value(), name);
        try {
            her.calls(events, recorder, twoMinutesAgo());
            var phone = Phone.of(her.number, form);
            assertThat(holdings.erase(theirs, phone).await().atMost(SOON).values())
                    .containsOnly(0);
            assertThat(holdings.tell(theirs, phone).await().atMost(SOON).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
            walk.run(
                    "insert into leads (team_id, phone, name, source, stage, qualified, slots, created_at, updated_at, version)"
                            + " values (?, ?, ?, 'manual', 'new', false, '{}', now(), now(), 0)",
                    theirs.value(),
                    her.number,
                    name);
            erase(her.number).statusCode(200).body("erased.leads", equalTo(1));
            assertThat(walk.said("select name from leads where phone = ?", her.number))
                    .isEqualTo(name);
        } finally {
            walk.run("delete from leads where team_id = ?", theirs.value());
            walk.run("delete from teams where id = ?", theirs.value());
        }
    }

    @Test
    void ofSomebodyElsesLeadOnlyWhatIsOfTheNumberGoes() throws Exception {
        her.calls(events, recorder, twoMinutesAgo());
        another.calls(events, recorder, twoMinutesAgo());
        given().contentType("application/json")
                .body(Map.of("name", her.name, "phone", her.number))
                .post("/api/leads/" + another.lead + "/contacts")
                .then()
                .statusCode(201);
        erase(her.number).statusCode(200).body("erased.contacts", equalTo(1)).body("erased.leads", equalTo(1));
        assertThat(walk.tablesWith(her.words())).isEmpty();
        when().get("/api/leads/" + another.lead).then().statusCode(200).body("name", equalTo(another.name));
        erase(another.number).statusCode(200);
    }

    @Test
    void aLongerNumberThatHasTheirsInItIsSomebodyElses() throws Exception {
        for (var text : List.of(her.number + "7", "7" + her.digits, "pbx-1" + her.digits + "0.17")) {
            var job = UUID.randomUUID();
            walk.run(
                    "insert into jobs (id, kind, key, lane, body, state) values (?, 'erasure-test', ?, ?, ?, 'done')",
                    job,
                    text,
                    text,
                    "{\"phone\": \"" + text + "\"}");
            erase(her.number).statusCode(200).body("erased.jobs", equalTo(0));
            walk.run("delete from jobs where id = ?", job);
        }
    }

    @Test
    void whileACallIsInProgressNothingIsErased() throws Exception {
        her.calls(events, recorder, twoMinutesAgo());
        var now = CallId.random();
        events.fire(new CallEvent.Rang(now, Instant.now(), new Caller(her.number, "", false), "PJSIP/1", "bant", "en"));
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/api/calls/" + now).then().statusCode(200));
        erase(her.number)
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("A call of this number is in progress"));
        when().get("/api/calls/" + her.call).then().body("turns.text", hasItem(her.sentence));
        assertThat(her.recording(config)).isRegularFile();
        events.fire(new CallEvent.Ended(now, twoMinutesAgo(), Outcome.ABANDONED, Map.of(), "over"));
        await().atMost(SOON).untilAsserted(() -> erase(her.number).statusCode(200));
        assertThat(walk.tablesWith(her.words())).isEmpty();
    }

    @Test
    void whileACallIsBeingWorkedOnNothingIsErased() throws Exception {
        everythingAbout(her);
        walk.run("update jobs set state = 'working', lease_until = now() + interval '1 hour' where id = ?", her.job);
        erase(her.number).statusCode(409).body("detail", containsString("being worked on"));
        assertThat(walk.tablesWith(her.words())).contains("turns", "jobs");
        assertThat(her.copy(config)).isRegularFile();
        walk.run("update jobs set state = 'dead' where id = ?", her.job);
        erase(her.number).statusCode(200).body("erased.jobs", equalTo(2));
    }

    @Test
    void itIsAuditedWithoutTheNumber() throws Exception {
        erase(her.number).statusCode(200);
        post("export", her.number).statusCode(200);
        when().get("/api/audit?size=2")
                .then()
                .body("items.deed", equalTo(List.of("privacy.export", "privacy.erase")))
                .body("items.subject", everyItem(matchesPattern("number:[0-9a-f]{5}")));
        assertThat(walk.tablesWith(List.of(her.digits))).isEmpty();
    }

    @Test
    void ofANumberThatNobodyKnowsNothingIsHeld() {
        erase("+4915799" + ThreadLocalRandom.current().nextInt(100_000, 999_999))
                .statusCode(200)
                .body("erased.leads", equalTo(0))
                .body("erased.values()", everyItem(equalTo(0)));
        post("export", "+4915799" + ThreadLocalRandom.current().nextInt(100_000, 999_999))
                .statusCode(200)
                .body("held.values()", everyItem(equalTo(List.of())));
    }

    private void everythingAbout(Somebody somebody) throws Exception {
        var at = twoMinutesAgo();
        somebody.calls(events, recorder, at);
        somebody.isWorkedOn();
        somebody.isAnalysed(walk, at);
        somebody.isLeftBehind(redis, config);
    }

    private List<String> keysWith(Somebody somebody) {
        var found = new ArrayList<String>();
        for (var key : redis.key().keys("*")) {
            var content = key + content(key);
            if (somebody.words().stream().anyMatch(word -> Walk.plain(content).contains(Walk.plain(word)))) {
                found.add(key);
            }
        }
        return found;
    }

    private String content(String key) {
        return switch (redis.execute("TYPE", key).toString()) {
            case "hash" -> redis.execute("HGETALL", key).toString();
            case "stream" -> redis.execute("XRANGE", key, "-", "+").toString();
            case "string" -> redis.execute("GET", key).toString();
            case "zset" -> redis.execute("ZRANGE", key, "0", "-1").toString();
            case "set" -> redis.execute("SMEMBERS", key).toString();
            case "list" -> redis.execute("LRANGE", key, "0", "-1").toString();
            default -> "";
        };
    }

    private static Instant twoMinutesAgo() {
        return Instant.now().minusSeconds(120);
    }

    private static ValidatableResponse erase(String phone) {
        return post("erase", phone);
    }

    private static ValidatableResponse post(String deed, String phone) {
        return given().contentType("application/json")
                .body(Map.of("phone", phone))
                .post("/api/privacy/" + deed)
                .then();
    }
}
