package dev.parley.privacy;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.journal.JournalConfig;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Recorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RetentionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Event<CallEvent> events;

    @Inject
    Recorder recorder;

    @Inject
    JournalConfig config;

    @Inject
    Retention retention;

    @Inject
    Holdings holdings;

    @Inject
    Nights nights;

    @Inject
    Vertx vertx;

    private final Somebody older = new Somebody();
    private final Somebody younger = new Somebody();
    private Walk walk;

    @BeforeEach
    void open() throws SQLException {
        walk = new Walk();
    }

    @AfterEach
    void close() throws Exception {
        for (var somebody : List.of(older, younger)) {
            Files.deleteIfExists(somebody.recording(config));
            walk.run("delete from ai_call_insights where id = ?", somebody.insight);
            walk.run("delete from jobs where key like ?", somebody.call + "%");
            walk.run("delete from leads where phone = ?", somebody.number);
            walk.run("delete from opt_outs where address = ?", somebody.number);
            walk.run("delete from sent_follow_ups where call_id = ?", somebody.call.value());
            walk.run("delete from calls where id = ?::uuid", somebody.call.value());
        }
        walk.close();
    }

    @Test
    void whatIsOlderThanItsDateLosesWordsAndSoundAndWhatIsYoungerDoesNot() throws Exception {
        ended(older, 91);
        ended(younger, 89);
        recordingIsDue(older, "-1 minute");
        recordingIsDue(younger, "1 day");
        var deleted = retention.expire().await().atMost(SOON);
        assertThat(deleted.get("calls")).isPositive();

        // an opt-out holds until it is taken back
        var atTheDesk = List.of("changes", "leads", "opt_outs");
        assertThat(walk.tablesWith(older.words())).isSubsetOf(atTheDesk);
        assertThat(older.recording(config)).doesNotExist();
        when().get("/api/calls/" + older.call)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("qualified"))
                .body("leadId", equalTo((int) older.lead))
                .body("recorded", equalTo(false))
                .body("recordingUntil", nullValue())
                .body("turns", equalTo(List.of()));
        when().get("/api/insights/" + older.insight)
                .then()
                .statusCode(200)
                .body("intent", equalTo("price_enquiry"))
                .body("disposition", equalTo("callback_agreed"))
                .body("qa.clarity.score", equalTo(71))
                .body("qa.clarity.sentence", equalTo(""))
                .body("checklist[0].done", equalTo(true))
                .body("entities", equalTo(Map.of()))
                .body("transcript", equalTo(List.of()));

        assertThat(walk.tablesWith(younger.words()))
                .contains(
                        "calls",
                        "turns",
                        "ai_call_insights",
                        "ai_insight_feedback",
                        "jobs",
                        "job_steps",
                        "crm_receipts");
        assertThat(younger.recording(config)).isRegularFile();
        when().get("/api/calls/" + younger.call)
                .then()
                .body("recorded", equalTo(true))
                .body("turns.text", hasItem(younger.sentence));

        var again = retention.expire().await().atMost(SOON);
        assertThat(again)
                .containsEntry("calls", 0)
                .containsEntry("turns", 0)
                .containsEntry("recordings", 0)
                .containsEntry("insights", 0);
    }

    @Test
    void aRecordingHasADateOfItsOwn() throws Exception {
        ended(older, 91);
        recordingIsDue(older, "30 days");
        retention.expire().await().atMost(SOON);
        assertThat(older.recording(config)).isRegularFile();
        recordingIsDue(older, "-1 minute");
        retention.expire().await().atMost(SOON);
        assertThat(older.recording(config)).doesNotExist();
    }

    /** As where another process has deleted the rows: this one's disk still has the files. */
    @Test
    void theSweepDeletesRecordingsThatNobodyMayHaveAnyMore() throws Exception {
        older.calls(events, recorder, Instant.now().minusSeconds(120));
        younger.calls(events, recorder, Instant.now().minusSeconds(120));
        for (var somebody : List.of(older, younger)) {
            Files.setLastModifiedTime(
                    somebody.recording(config), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        walk.run("insert into forgotten_calls (call_id) values (?::uuid)", older.call.value());
        walk.run("delete from calls where id = ?::uuid", older.call.value());
        assertThat(holdings.sweep().await().atMost(SOON).get("recordings")).isPositive();
        assertThat(older.recording(config)).doesNotExist();
        assertThat(younger.recording(config)).isRegularFile();
        walk.run("update calls set recording = null where id = ?::uuid", younger.call.value());
        holdings.sweep().await().atMost(SOON);
        assertThat(younger.recording(config)).doesNotExist();
    }

    @Test
    void oneProcessHasANightAndWhatItLeavesUndoneIsBegunAgain() throws Exception {
        var night = LocalDate.of(2001, 2, 3);
        try {
            assertThat(nights.begin(night).await().atMost(SOON)).isTrue();
            assertThat(nights.begin(night).await().atMost(SOON)).isFalse();
            walk.run("update nights set begun_at = now() - interval '61 minutes' where night = ?", night);
            assertThat(nights.begin(night).await().atMost(SOON)).isTrue();
            nights.done(night, Map.of("calls", 3)).await().atMost(SOON);
            walk.run("update nights set begun_at = now() - interval '61 minutes' where night = ?", night);
            assertThat(nights.begin(night).await().atMost(SOON)).isFalse();
            assertThat(walk.said("select deleted ->> 'calls' from nights where night = ?", night))
                    .isEqualTo("3");
        } finally {
            walk.run("delete from nights where night = ?", night);
        }
    }

    @Test
    void aNightBeginsAtTheConfiguredHour() {
        var at = at(4);
        assertThat(at.last(LocalDateTime.of(2026, 3, 2, 4, 0))).isEqualTo("2026-03-02");
        assertThat(at.last(LocalDateTime.of(2026, 3, 2, 3, 59))).isEqualTo("2026-03-01");
        assertThatThrownBy(() -> at(24)).hasMessage("parley.privacy.hour is 24; set it to an hour from 0 to 23.");
    }

    private Retention at(int hour) {
        return new Retention(
                holdings,
                nights,
                new PrivacyConfig() {
                    @Override
                    public Duration keepWords() {
                        return Duration.ofDays(90);
                    }

                    @Override
                    public boolean nightly() {
                        return false;
                    }

                    @Override
                    public int hour() {
                        return hour;
                    }
                },
                vertx);
    }

    private void ended(Somebody somebody, int daysAgo) throws SQLException {
        var at = Instant.now().minus(Duration.ofDays(daysAgo));
        somebody.calls(events, recorder, at);
        somebody.isAnalysed(walk, at);
    }

    private void recordingIsDue(Somebody somebody, String in) throws SQLException {
        walk.run(
                "update calls set recording_until = now() + ?::interval where id = ?::uuid", in, somebody.call.value());
    }
}
