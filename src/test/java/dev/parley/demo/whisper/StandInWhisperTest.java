package dev.parley.demo.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import dev.parley.listen.Ear;
import dev.parley.listen.EarException;
import dev.parley.listen.Speech;
import dev.parley.listen.whisper.Whispers;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, by the ear that callers are heard with. */
class StandInWhisperTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Vertx vertx;

    private StandInWhisper whisper;

    StandInWhisperTest() {
        whisper = StandInWhisper.start();
    }

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeAll() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        HTTP.close();
    }

    @BeforeEach
    void teach() {
        for (var spoken : Spoken.values()) {
            whisper.teach(spoken.sound(), spoken.text);
        }
    }

    @AfterEach
    void close() {
        whisper.close();
    }

    @Test
    void isUnderstoodByTheEarOfTheRoomThatListens() {
        assertThat(hear(ear(Map.of()), Spoken.FIFTY.turn())).isEqualTo(Spoken.FIFTY.text);
        assertThat(hear(ear(Map.of("upload", "wav")), Spoken.YES.turn())).isEqualTo(Spoken.YES.text);
    }

    @Test
    void hasNoWordsForBrokenSound() {
        assertThat(hear(ear(Map.of()), Spoken.swapped(Spoken.FIFTY.turn()))).isEmpty();
    }

    @Test
    void tellsTheFiguresThatWhisperTells() throws Exception {
        var answer =
                post("/v1/audio/transcriptions", "response_format", "verbose_json", Wav.write(Spoken.FIFTY.turn()));
        var root = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(root.path("task").asText()).isEqualTo("transcribe");
        assertThat(root.path("language").asText()).isEqualTo("en");
        assertThat(root.path("duration").asDouble())
                .isCloseTo(Spoken.FIFTY.turn().millis() / 1000.0, within(0.01));
        var segment = root.path("segments").path(0);
        assertThat(segment.path("text").asText()).isEqualTo(" " + Spoken.FIFTY.text);
        assertThat(segment.path("start").asDouble()).isBetween(0.25, 0.5);
        assertThat(segment.path("avg_logprob").asDouble()).isBetween(-0.3, 0.0);
        assertThat(segment.path("no_speech_prob").asDouble()).isLessThan(0.6);
        assertThat(segment.path("compression_ratio").asDouble()).isBetween(0.5, 1.5);
    }

    @Test
    void learnsFromAnotherProcess() throws Exception {
        try (var pupil = StandInWhisper.start()) {
            var taught = post(pupil, "/teach", "text", "Grüezi, please.", Wav.write(Spoken.YES.sound()));
            assertThat(taught.statusCode()).isEqualTo(204);
            assertThat(hear(earAt(pupil, Map.of()), Spoken.YES.turn())).isEqualTo("Grüezi, please.");
        }
    }

    @Test
    void saysWhatIsWrongWithALessonThatMakesNoSense() throws Exception {
        var noText = post("/teach", "text", " ", Wav.write(Spoken.YES.sound()));
        assertThat(noText.statusCode()).isEqualTo(422);
        assertThat(noText.body()).contains("file (WAV) and text");
        var noWav = post("/teach", "text", "Yes", new byte[] {1, 2, 3});
        assertThat(noWav.statusCode()).isEqualTo(422);
        assertThat(noWav.body()).contains("WAV");
    }

    @Test
    void refusesATranscriptionWithoutAFile() throws Exception {
        var answer = send(request(whisper, "/v1/audio/transcriptions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("file");
    }

    @Test
    void listsAModelThatSaysWhatItIs() throws Exception {
        assertThat(send(request(whisper, "/v1/models")).body()).contains("\"id\":\"stand-in\"");
    }

    @Test
    void answersLateOnDemand() {
        whisper.misbehave(new Fault.Late(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(hear(ear(Map.of()), Spoken.YES.turn())).isEqualTo(Spoken.YES.text);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void stallsOnDemand() {
        whisper.misbehave(new Fault.Stalled());
        assertThatThrownBy(() -> hear(ear(Map.of("timeout", "200ms")), Spoken.YES.turn()))
                .isInstanceOf(EarException.class)
                .hasMessageContaining("no answer within 200 ms");
    }

    @Test
    void failsOnDemandUntilToldOtherwise() {
        whisper.misbehave(new Fault.Failing(503));
        var ear = ear(Map.of());
        assertThatThrownBy(() -> hear(ear, Spoken.YES.turn())).hasMessageContaining("answered 503");
        whisper.misbehave(new Fault.None());
        assertThat(hear(ear, Spoken.YES.turn())).isEqualTo(Spoken.YES.text);
    }

    @Test
    void babblesOrIsMuteOnDemand() {
        whisper.misbehave(new Fault.Babbling());
        assertThatThrownBy(() -> hear(ear(Map.of()), Spoken.YES.turn())).hasMessageContaining("Welcome!");
        whisper.misbehave(new Fault.Mute());
        assertThatThrownBy(() -> hear(ear(Map.of()), Spoken.YES.turn())).hasMessageContaining("an empty text");
    }

    @Test
    void refusesSamplesOnDemandAndTakesWav() {
        whisper.misbehave(new Fault.RefusingSamples());
        assertThat(hear(ear(Map.of()), Spoken.YES.turn())).isEqualTo(Spoken.YES.text);
    }

    @Test
    void isMadeToFailFromAnotherProcess() throws Exception {
        assertThat(send(request(whisper, "/fault").PUT(BodyPublishers.ofString("failing 418")))
                        .statusCode())
                .isEqualTo(204);
        assertThatThrownBy(() -> hear(ear(Map.of()), Spoken.YES.turn())).hasMessageContaining("answered 418");
        var unknown = send(request(whisper, "/fault").PUT(BodyPublishers.ofString("hiccup")));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("hiccup", "stalled", "babbling");
    }

    private Ear ear(Map<String, String> keys) {
        return earAt(whisper, keys);
    }

    private static Ear earAt(StandInWhisper server, Map<String, String> keys) {
        var named = new HashMap<>(Map.of("parley.listen.whisper.url", server.url()));
        keys.forEach((key, value) -> named.put("parley.listen.whisper." + key, value));
        return Whispers.configured(vertx, named).engine().orElseThrow();
    }

    private static String hear(Ear ear, Pcm sound) {
        return ear.transcribe(new Speech(sound, "en", "", true))
                .await()
                .atMost(Duration.ofSeconds(20))
                .text();
    }

    private HttpResponse<String> post(String path, String field, String value, byte[] file) throws Exception {
        return post(whisper, path, field, value, file);
    }

    private static HttpResponse<String> post(
            StandInWhisper server, String path, String field, String value, byte[] file) throws Exception {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n")
                .getBytes());
        form.writeBytes(file);
        form.writeBytes(
                ("\r\n--x\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n--x--\r\n")
                        .getBytes());
        return send(request(server, path)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static HttpRequest.Builder request(StandInWhisper server, String path) {
        return HttpRequest.newBuilder(URI.create(server.url().replaceFirst("/v1$", "") + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
