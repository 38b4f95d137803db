package dev.parley.listen.whisper;

import static dev.parley.listen.FakeWhisper.answer;
import static dev.parley.listen.FakeWhisper.breaksOffAfter;
import static dev.parley.listen.FakeWhisper.says;
import static dev.parley.listen.FakeWhisper.stallsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import dev.parley.listen.EarException;
import dev.parley.listen.FakeWhisper;
import dev.parley.listen.Settings;
import dev.parley.listen.Speech;
import dev.parley.talk.Transcript;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhisperEarTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pcm ONE_SECOND = tone(16_000);

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsTheDocumentedForm() {
        try (var server = new FakeWhisper(says("yes"))) {
            hear(ear(server, Map.of("model", "large", "api-key", "s3cret")), whole());
            var request = server.requests.getFirst();
            assertThat(request.line()).isEqualTo("POST /v1/audio/transcriptions HTTP/1.1");
            assertThat(request.headers()).containsEntry("authorization", "Bearer s3cret");
            assertThat(request.field("model")).isEqualTo("large");
            assertThat(request.field("language")).isEqualTo("en");
            assertThat(request.field("prompt")).isEqualTo("Stocks, or Bonds – “which”?");
            assertThat(request.field("response_format")).isEqualTo("verbose_json");
            assertThat(request.field("temperature")).isEqualTo("0");
        }
    }

    @Test
    void sendsSixteenKilohertzSamplesLittleEndianAndWithoutHeader() {
        try (var server = new FakeWhisper(says("yes"))) {
            var samples = new short[1600];
            samples[0] = 0x0102;
            samples[1] = -2;
            hear(ear(server), new Speech(new Pcm(samples, 16_000), "en", "", true));
            var request = server.requests.getFirst();
            assertThat(request.partHeaders("file")).contains("Content-Type: audio/pcm");
            assertThat(request.part("file")).hasSize(3200).startsWith(0x02, 0x01, 0xFE, 0xFF);
        }
    }

    @Test
    void givesTelephoneSoundTwiceTheSamples() {
        try (var server = new FakeWhisper(says("yes"))) {
            hear(ear(server), new Speech(tone(8000), "en", "", true));
            assertThat(server.requests.getFirst().part("file")).hasSize(32_000);
        }
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        try (var server = new FakeWhisper(says("yes"))) {
            hear(ear(server), new Speech(ONE_SECOND, "", "", true));
            var request = server.requests.getFirst();
            assertThat(request.has("language")).isFalse();
            assertThat(request.has("prompt")).isFalse();
            assertThat(request.headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void toleratesASlashAtTheEndOfTheAddress() {
        try (var server = new FakeWhisper(says("yes"))) {
            assertThat(hear(earAt(server.url() + "/", Map.of()), whole()).text())
                    .isEqualTo("yes");
            assertThat(server.requests.getFirst().line()).startsWith("POST /v1/audio/transcriptions ");
        }
    }

    @Test
    void sendsWavWhenToldTo() {
        try (var server = new FakeWhisper(says("yes"))) {
            hear(ear(server, Map.of("upload", "wav")), whole());
            var request = server.requests.getFirst();
            assertThat(request.partHeaders("file"))
                    .contains("Content-Type: audio/wav")
                    .contains(".wav\"");
            var wav = Wav.read(request.part("file"));
            assertThat(wav.rateHz()).isEqualTo(16_000);
            assertThat(wav.mono().samples()).isEqualTo(ONE_SECOND.samples());
        }
    }

    @Test
    void sendsWavForGoodToAServerThatRefusesSamples() {
        try (var server = new FakeWhisper(answer(415, "{\"detail\":\"unsupported\"}"), says("one"), says("two"))) {
            var ear = ear(server);
            assertThat(hear(ear, whole()).text()).isEqualTo("one");
            assertThat(hear(ear, whole()).text()).isEqualTo("two");
            assertThat(server.requests)
                    .extracting(request -> request.partHeaders("file").replaceFirst("(?s).*Content-Type: ", ""))
                    .containsExactly("audio/pcm", "audio/wav", "audio/wav");
        }
    }

    @Test
    void sendsWavWhenTheRefusalComesWithStatus200AsWhisperCppDoesIt() {
        try (var server = new FakeWhisper(answer(200, "{\"error\":\"FFmpeg conversion failed.\"}"), says("one"))) {
            assertThat(hear(ear(server), whole()).text()).isEqualTo("one");
        }
    }

    @Test
    void doesNotBlameTheSamplesWhenWavIsRefusedToo() {
        try (var server = new FakeWhisper(answer(400, "{\"detail\":\"no such language\"}"))) {
            var ear = ear(server);
            assertThatThrownBy(() -> hear(ear, whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll(server.url(), "answered 400", "no such language");
            server.nowAnswers(says("yes"));
            hear(ear, whole());
            assertThat(server.requests.getLast().partHeaders("file")).contains("audio/pcm");
        }
    }

    @Test
    void joinsTheSegmentsOfFasterWhisper() {
        try (var server = new FakeWhisper(answer(200, fixture("speaches.json")))) {
            assertThat(hear(ear(server), whole()))
                    .isEqualTo(new Transcript(
                            "I would like to invest about fifty thousand dollars. Mostly in stocks.", "en"));
        }
    }

    @Test
    void understandsTheLanguageAsOpenAiNamesIt() {
        try (var server = new FakeWhisper(answer(200, fixture("openai.json")))) {
            assertThat(hear(ear(server), new Speech(ONE_SECOND, "de", "", true)))
                    .isEqualTo(new Transcript("Yes, please.", "en"));
        }
    }

    @Test
    void dropsWhatWhisperInventsInSilence() {
        try (var server = new FakeWhisper(answer(200, fixture("silence.json")))) {
            assertThat(hear(ear(server), whole())).isEqualTo(new Transcript("", "en"));
        }
    }

    @Test
    void dropsTheQuestionThatWhisperRepeatsInSilence() {
        try (var server = new FakeWhisper(says("How much would you like to invest?"))) {
            var speech = new Speech(ONE_SECOND, "en", "How much would you like to invest", true);
            assertThat(hear(ear(server), speech).text()).isEmpty();
        }
    }

    @Test
    void keepsAShortAnswerThatTheHintOffered() {
        try (var server = new FakeWhisper(says("Stocks."))) {
            assertThat(hear(ear(server), new Speech(ONE_SECOND, "en", "stocks", true))
                            .text())
                    .isEqualTo("Stocks.");
        }
    }

    @Test
    void asksNobodyAboutASoundTooShortForAWord() {
        try (var server = new FakeWhisper(says("you"))) {
            var click = new Speech(new Pcm(new short[790], 8000), "en", "", true);
            assertThat(hear(ear(server), click)).isEqualTo(new Transcript("", "en"));
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void triesAWholeTurnASecondTimeAfterAServerError() {
        try (var server = new FakeWhisper(answer(503, ""), says("yes"))) {
            assertThat(hear(ear(server), whole()).text()).isEqualTo("yes");
        }
    }

    @Test
    void triesAWholeTurnASecondTimeWhenTheServerBreaksOff() {
        try (var server = new FakeWhisper(breaksOffAfter(""), says("yes"))) {
            assertThat(hear(ear(server), whole()).text()).isEqualTo("yes");
        }
    }

    @Test
    void triesAPartialTurnOnlyOnce() {
        try (var server = new FakeWhisper(answer(500, "{\"detail\":\"CUDA out of memory\"}"), says("yes"))) {
            assertThatThrownBy(() -> hear(ear(server), partial()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("answered 500", "CUDA out of memory", "Look into its log");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void failsWhenTheServerKeepsFailing() {
        try (var server = new FakeWhisper(answer(500, ""))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("answered 500 (an empty text)");
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void failsOnAnAnswerThatIsHtml() {
        try (var server = new FakeWhisper(answer(200, "<html><body>It works!</body></html>"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("no transcription", "It works!", "parley.listen.whisper.url ends in /v1");
        }
    }

    @Test
    void failsOnAnEmptyAnswer() {
        try (var server = new FakeWhisper(answer(200, ""))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no transcription (an empty text)");
        }
    }

    @Test
    void failsOnJsonThatIsSomethingElse() {
        try (var server = new FakeWhisper(answer(200, "[1, 2, {\"text\": 3}]"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no transcription");
        }
    }

    @Test
    void failsOnBytesThatAreNoHttp() {
        try (var server = new FakeWhisper(breaksOffAfter("\0\1\2 SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining(server.url());
        }
    }

    @Test
    void failsOnAnAnswerThatEndsHalfWay() {
        try (var server =
                new FakeWhisper(breaksOffAfter("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"text\":\"I wou"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @Test
    void failsOnAnAnswerThatNeverEnds() {
        try (var server = new FakeWhisper(answer(200, " ".repeat(2 << 20)))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("more than 1048576 bytes");
        }
    }

    @Test
    void waitsNoLongerThanItsTimeLimitAndCutsTheConnection() throws InterruptedException {
        try (var server = new FakeWhisper(stallsAfter("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"))) {
            var ear = ear(server, Map.of("timeout", "300ms"));
            long before = System.nanoTime();
            assertThatThrownBy(() -> hear(ear, whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("no answer within 300 ms", "parley.listen.whisper.timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
            assertThat(server.clientBreaksOff()).isTrue();
        }
    }

    @Test
    void waitsLessForAPartialTurn() {
        try (var server = new FakeWhisper(stallsAfter(""))) {
            assertThatThrownBy(() -> hear(ear(server, Map.of("partial-timeout", "200ms")), partial()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no answer within 200 ms");
        }
    }

    @Test
    void cutsTheConnectionWhenNobodyWantsTheAnswerAnyMore() throws InterruptedException {
        try (var server = new FakeWhisper(stallsAfter(""))) {
            var wanted = ear(server).transcribe(whole()).subscribe().with(_ -> {});
            await().until(() -> !server.requests.isEmpty());
            wanted.cancel();
            assertThat(server.clientBreaksOff()).isTrue();
        }
    }

    @Test
    void saysWhereNobodyListens() throws IOException {
        var url = "http://127.0.0.1:" + freePort() + "/v1";
        assertThatThrownBy(() -> hear(earAt(url, Map.of()), whole()))
                .isInstanceOf(EarException.class)
                .hasMessageContainingAll("whisper at " + url, "cannot be reached", "parley.listen.whisper.url");
    }

    @Test
    void saysThatItsKeyIsRefused() {
        try (var server = new FakeWhisper(answer(401, "{\"detail\":\"Invalid key\"}"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("parley.listen.whisper.api-key");
            assertThatThrownBy(() -> ear(server).probe().await().atMost(PATIENCE))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("parley.listen.whisper.api-key");
        }
    }

    @Test
    void saysWhatToCheckWhenThePathOrTheModelIsNotThere() {
        try (var server = new FakeWhisper(answer(404, "{\"detail\":\"Not Found\"}"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("ends in /v1", "parley.listen.whisper.model");
        }
    }

    @Test
    void probesWithTheListOfModelsWhichAServerNeedNotHave() {
        try (var server = new FakeWhisper(answer(404, "{}"))) {
            ear(server).probe().await().atMost(PATIENCE);
            assertThat(server.requests.getFirst().line()).isEqualTo("GET /v1/models HTTP/1.1");
        }
    }

    @Test
    void stopsTheStartAtAnAddressThatIsNone() {
        assertThatThrownBy(() -> earAt("localhost:8000/v1", Map.of()))
                .hasMessageContainingAll("parley.listen.whisper.url", "localhost:8000/v1", "http://host:8000/v1");
    }

    private static WhisperEar ear(FakeWhisper server) {
        return ear(server, Map.of());
    }

    private static WhisperEar ear(FakeWhisper server, Map<String, String> keys) {
        return earAt(server.url(), keys);
    }

    private static WhisperEar earAt(String url, Map<String, String> keys) {
        var named = new HashMap<>(Map.of("parley.listen.whisper.url", url));
        keys.forEach((key, value) -> named.put("parley.listen.whisper." + key, value));
        return (WhisperEar) new WhisperEngines(
                        vertx, Settings.of(WhisperConfig.class, named), Settings.of(StandInConfig.class, Map.of()))
                .engine()
                .orElseThrow();
    }

    private static Transcript hear(WhisperEar ear, Speech speech) {
        return ear.transcribe(speech).await().atMost(PATIENCE);
    }

    private static Speech whole() {
        return new Speech(ONE_SECOND, "en", "Stocks, or Bonds – “which”?", true);
    }

    private static Speech partial() {
        return new Speech(ONE_SECOND, "en", "", false);
    }

    private static Pcm tone(int rateHz) {
        var samples = new short[rateHz];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / rateHz));
        }
        return new Pcm(samples, rateHz);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String fixture(String name) {
        try (var file = WhisperEarTest.class.getResourceAsStream("/listen/whisper/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
