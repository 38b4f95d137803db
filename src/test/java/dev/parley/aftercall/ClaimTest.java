package dev.parley.aftercall;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.access.Teams;
import dev.parley.journal.JournalConfig;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording and a transcript are those of one lead, however somebody spells their addresses. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(AfterCallFixture.WithStandIns.class)
class ClaimTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HOST = "http://127.0.0.1:9";

    @Inject
    JournalConfig journal;

    @Inject
    Teams teams;

    private final Path folder = Path.of(System.getProperty(AfterCallStage.FOLDER));
    private final String name = UUID.randomUUID().toString();
    private long lead;
    private long other;

    @BeforeEach
    void twoLeads() {
        lead = lead();
        other = lead();
    }

    @Test
    void aFileInASharedFolderIsThatOfOneLeadUnderAnySpelling() throws IOException {
        var file = Files.createFile(folder.resolve(name + ".wav"));
        Files.createSymbolicLink(folder.resolve(name + "-link.wav"), file);
        told(lead, "recordingUrl", "file://" + file).statusCode(202);
        for (var spelling : new String[] {
            "file://" + folder + "//" + name + ".wav",
            "FILE:" + folder + "/" + name + "%2Ewav",
            "file://" + folder + "/" + name + "-link.wav",
            "file://" + file + "?x=1"
        }) {
            refused(other, "recordingUrl", spelling);
            refused(other, "transcriptUrl", spelling);
        }
    }

    @Test
    void aRecordingOfAServerIsThatOfOneLeadUnderAnySpelling() {
        told(lead, "recordingUrl", HOST + "/" + name + "/17.wav").statusCode(202);
        refused(other, "recordingUrl", "HTTP://127.0.0.1:9//" + name + "/./17%2ewav");
        refused(other, "recordingUrl", HOST + "/" + name + "/17.wav?X-Amz-Signature=f00");
        told(other, "recordingUrl", HOST + "/" + name + "/18.wav").statusCode(202);
    }

    @Test
    void recordingsThatOnlyTheirQueryTellsApartAreTwo() {
        told(lead, "recordingUrl", HOST + "/" + name + "?id=17").statusCode(202);
        told(other, "recordingUrl", HOST + "/" + name + "?id=18").statusCode(202);
        refused(other, "recordingUrl", HOST + "/" + name + "?id=%31%37");
    }

    @Test
    void aTranscriptIsThatOfOneLead() {
        told(lead, "transcriptUrl", HOST + "/" + name + ".vtt").statusCode(202);
        told(lead, "transcriptUrl", HOST + "/" + name + ".vtt").statusCode(202);
        refused(other, "transcriptUrl", HOST + "/" + name + ".vtt?sig=1");
    }

    /** The folder of Parley's own recordings can be reached by a link from another folder. */
    @Test
    void aRecordingOfParleysOwnIsKnownThroughALink() throws IOException {
        Files.createDirectories(journal.recordings());
        var own = Files.createFile(journal.recordings().toRealPath().resolve(name + ".wav"));
        Files.createSymbolicLink(folder.resolve(name + ".wav"), own);
        try {
            refused(lead, "recordingUrl", "file://" + folder + "/" + name + ".wav");
        } finally {
            Files.delete(own);
        }
    }

    @Test
    void aJobThatWasGivenUpIsTakenUpAgainWhenItsEventComesAgain() {
        var event = event(lead, "recordingUrl", HOST + "/" + name + ".wav");
        var job = post(event).statusCode(202).extract().<String>path("jobId");
        sql("update jobs set state = 'dead', attempts = 10, finished_at = now() where id = '" + job + "'");
        post(event).statusCode(202).body("jobId", equalTo(job)).body("isNew", equalTo(false));
        given().get("/api/jobs/" + job)
                .then()
                .body("job.state", equalTo("waiting"))
                .body("job.attempts", equalTo(0));
    }

    private static void refused(long lead, String field, String address) {
        told(lead, field, address).statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static ValidatableResponse told(long lead, String field, String address) {
        return post(event(lead, field, address));
    }

    private static JsonObject event(long lead, String field, String address) {
        return new JsonObject()
                .put("callId", "claim-" + UUID.randomUUID())
                .put("leadId", lead)
                .put("direction", "inbound")
                .put("startedAt", "2026-03-01T10:15:30Z")
                .put("endedAt", "2026-03-01T10:18:42Z")
                .put(field, address);
    }

    private static ValidatableResponse post(JsonObject event) {
        return given().contentType("application/json")
                .body(event.encode())
                .post("/api/voip/events/call-ended")
                .then();
    }

    private static long lead() {
        var phone = "+1419" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        return given().contentType("application/json")
                .body(Map.of("name", "Somebody", "phone", phone))
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id");
    }

    private void sql(String statement) {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
