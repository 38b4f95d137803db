package dev.parley.journal;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Recorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RecordingTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FRAMES = 75;
    private static final int BYTES = 44 + FRAMES * 160 * 4;

    @Inject
    Event<CallEvent> events;

    @Inject
    Recorder recorder;

    @Inject
    Journal journal;

    @Inject
    JournalConfig config;

    private final CallId call = CallId.random();

    @Test
    void theWholeRecordingPlays() throws Exception {
        record();
        var answer = when().get(path()).then().statusCode(200).contentType("audio/wav");
        answer.header("Accept-Ranges", equalTo("bytes"));
        var bytes = answer.extract().asByteArray();
        assertThat(bytes).hasSize(BYTES);
        try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(sound.getFrameLength()).isEqualTo(FRAMES * 160);
        }
    }

    @Test
    void aRangeBringsThatPartOnly() {
        record();
        var whole = when().get(path()).then().extract().asByteArray();
        assertPart("bytes=100-199", Arrays.copyOfRange(whole, 100, 200), "bytes 100-199/" + BYTES);
        assertPart(
                "bytes=-4",
                Arrays.copyOfRange(whole, BYTES - 4, BYTES),
                "bytes " + (BYTES - 4) + "-" + (BYTES - 1) + "/" + BYTES);
        assertPart("bytes=40-", Arrays.copyOfRange(whole, 40, BYTES), "bytes 40-" + (BYTES - 1) + "/" + BYTES);
        assertPart("bytes=0-99999999", whole, "bytes 0-" + (BYTES - 1) + "/" + BYTES);
    }

    @Test
    void aRangeBeyondTheEndIsRefusedAndNonsenseIgnored() {
        record();
        given().header("Range", "bytes=" + BYTES + "-")
                .get(path())
                .then()
                .statusCode(416)
                .header("Content-Range", equalTo("bytes */" + BYTES));
        for (var nonsense : new String[] {"bytes=9-3", "bytes=-", "lines=1-2", "bytes=0-1,4-5"}) {
            given().header("Range", nonsense).get(path()).then().statusCode(200);
        }
    }

    @Test
    void theOutlineHasAsManyPartsAsAreAskedFor() {
        record();
        when().get("/api/calls/" + call + "/peaks?parts=30")
                .then()
                .statusCode(200)
                .body("millis", equalTo(1500))
                .body("caller.size()", equalTo(30))
                .body("agent", everyItem(equalTo(0)));
        when().get("/api/calls/" + call + "/peaks?parts=0").then().statusCode(400);
        when().get("/api/calls/" + call + "/peaks?parts=4001").then().statusCode(400);
    }

    @Test
    void aCallWithoutARecordingSaysSo() {
        rings();
        await().untilAsserted(() ->
                when().get("/api/calls/" + call).then().statusCode(200).body("recorded", equalTo(false)));
        when().get(path()).then().statusCode(404).contentType("application/problem+json");
        when().get("/api/calls/" + call + "/peaks").then().statusCode(404);
    }

    @Test
    void aRecordingHasTheDayOfItsDeletionFromTheStart() {
        rings();
        var recording = recorder.open(call, 8000);
        await().atMost(SOON).untilAsserted(() -> when().get("/api/calls/" + call)
                .then()
                .body("recorded", equalTo(true))
                .body("recordingComplete", equalTo(false))
                .body("recordingUntil", startsWith(day(90))));
        recording.close();
    }

    @Test
    void aDroppedRecordingIsNoRecording() {
        rings();
        var recording = recorder.open(call, 8000);
        await().atMost(SOON)
                .untilAsserted(() -> when().get("/api/calls/" + call).then().body("recorded", equalTo(true)));
        recording.drop();
        await().atMost(SOON).untilAsserted(() -> when().get("/api/calls/" + call)
                .then()
                .body("recorded", equalTo(false))
                .body("recordingUntil", nullValue()));
        when().get(path()).then().statusCode(404);
    }

    @Test
    void aSmallerFileThatHasTakenItsPlaceIsServedAsWhatItIs() throws Exception {
        record();
        var folder = config.recordings();
        var ogg = "OggS, for all that this test knows".getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve(call + ".ogg"), ogg);
        Files.delete(folder.resolve(call + ".wav"));
        var unnoted = when().get(path()).then().statusCode(200).contentType("audio/ogg");
        assertThat(unnoted.extract().asByteArray()).isEqualTo(ogg);
        journal.recorded(call, new KeptRecording(folder.resolve(call + ".ogg"), Instant.now(), true));
        await().atMost(SOON)
                .untilAsserted(
                        () -> when().get("/api/calls/" + call).then().body("recordingUntil", startsWith(day(0))));
        given().header("Range", "bytes=0-3")
                .get(path())
                .then()
                .statusCode(206)
                .contentType("audio/ogg")
                .header("Content-Range", equalTo("bytes 0-3/" + ogg.length));
    }

    private static String day(int fromToday) {
        return Instant.now().plus(Duration.ofDays(fromToday)).toString().substring(0, 10);
    }

    private void record() {
        rings();
        var recording = recorder.open(call, 8000);
        for (int frame = 0; frame < FRAMES; frame++) {
            recording.add(new short[160], new short[160]);
        }
        recording.close();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> when().get("/api/calls/" + call)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(true))
                .body("recordingComplete", equalTo(true)));
    }

    private void rings() {
        var caller = new Caller("+14155550123", "", false);
        events.fire(new CallEvent.Rang(call, Instant.now(), caller, "PJSIP/1", "investment", "en"));
    }

    private void assertPart(String range, byte[] expected, String contentRange) {
        var part = given().header("Range", range).get(path()).then().statusCode(206);
        assertThat(part.header("Content-Range", equalTo(contentRange)).extract().asByteArray())
                .isEqualTo(expected);
    }

    private String path() {
        return "/api/calls/" + call + "/recording";
    }
}
