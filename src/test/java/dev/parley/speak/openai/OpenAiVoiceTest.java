package dev.parley.speak.openai;

import static dev.parley.speak.FakeSpeechServer.pieces;
import static dev.parley.speak.FakeSpeechServer.refuses;
import static dev.parley.speak.FakeSpeechServer.stallsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.speak.FakeSpeechServer;
import dev.parley.speak.Sentence;
import dev.parley.speak.Settings;
import dev.parley.speak.Sounds;
import dev.parley.speak.VoiceException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiVoiceTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Sentence HELLO = new Sentence("Hello there", "en");
    private static final short[] TONE = Sounds.tone(300, 400, 24000, 8000);
    private static final byte[] BARE = Sounds.bytes(TONE);

    /** Milliseconds that suffice for the first request of a process on a busy machine. */
    private static final int PATIENT = 10_000;

    private final FakeSpeechServer server = new FakeSpeechServer(VERTX);

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void stopAll() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1001, 1_000_000})
    void bareSamplesAreHeardHoweverTheyArrive(int piece) {
        server.answers(pieces("audio/pcm", BARE, piece));

        var heard = heard(voice(PATIENT));

        assertThat(Sounds.samples(heard)).containsExactly(TONE);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 24000);
    }

    @Test
    void soundIsHeardWhileTheRestIsStillMade() throws InterruptedException {
        server.answers(stallsAfter("audio/pcm", Arrays.copyOf(BARE, 4001)));
        var heard = new CopyOnWriteArrayList<Pcm>();

        var listening = voice(PATIENT).synthesise(HELLO).subscribe().with(heard::add);

        await().untilAsserted(() -> assertThat(Sounds.samples(heard)).containsExactly(Arrays.copyOf(TONE, 2000)));
        listening.cancel();
        assertThat(server.hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itIsAskedInTheWordsOfTheApi() {
        server.answers(pieces("audio/pcm", BARE, 10_000));

        heard(voice(PATIENT, Map.of("api-key", "secret", "sample-rate", "16000", "speed", "1.1")));

        assertThat(server.asked).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/v1/audio/speech");
            assertThat(asked.headers()).containsEntry("authorization", "Bearer secret");
            assertThat(asked.body()).isEqualTo(new JsonObject("""
                    {"model":"tts-1","input":"Hello there","voice":"alloy","response_format":"pcm","speed":1.1,
                     "sample_rate":16000}"""));
        });
    }

    @ParameterizedTest
    @CsvSource({"tts-1,alloy", "speaches-ai/Kokoro-82M-v1.0-ONNX,af_heart"})
    void theVoiceFitsTheModelUnlessOneIsConfigured(String model, String expected) {
        server.answers(pieces("audio/pcm", BARE, 10_000));

        heard(voice(PATIENT, Map.of("model", model)));
        heard(voice(PATIENT, Map.of("model", model, "voice", "nova")));

        assertThat(server.asked)
                .extracting(asked -> asked.body().getString("voice"))
                .containsExactly(expected, "nova");
    }

    @Test
    void withoutAKeyNoneIsSent() {
        server.answers(pieces("audio/pcm", BARE, 10_000));

        heard(voice(PATIENT));

        assertThat(server.asked.getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aWavInPlaceOfBareSamplesIsHeardAtItsOwnRate() {
        server.answers(pieces("audio/wav", Sounds.wav(16000, TONE), 33));

        var heard = heard(voice(PATIENT));

        assertThat(Sounds.samples(heard)).containsExactly(TONE);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 16000);
    }

    @Test
    void aServerThatDislikesTheSampleRateIsAskedWithoutItFromThenOn() {
        server.answers((asked, response) -> {
            if (asked.body().containsKey("sample_rate")) {
                refuses(400, "{\"error\":{\"message\":\"Unknown parameter: 'sample_rate'.\"}}")
                        .give(asked, response);
            } else {
                pieces("audio/pcm", BARE, 10_000).give(asked, response);
            }
        });
        var voice = voice(PATIENT);

        assertThat(Sounds.samples(heard(voice))).containsExactly(TONE);
        assertThat(Sounds.samples(heard(voice))).containsExactly(TONE);

        assertThat(server.asked)
                .extracting(asked -> asked.body().containsKey("sample_rate"))
                .containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void aRefusalIsToldWithItsWordsAndTheKeysToCheck(int status) {
        server.answers(refuses(status, "{\"error\":\"voice not found\"}"));

        assertThatThrownBy(() -> heard(voice(PATIENT, Map.of("api-key", "secret"))))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("voice not found")
                .hasMessageContaining("parley.speak.openai.url")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "text/event-stream"})
    void aTextIsNotHeardAsNoise(String type) {
        server.answers(pieces(type, Sounds.ascii("Please sign in"), 100));

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining(type)
                .hasMessageContaining("Please sign in");
    }

    @Test
    void aSlowFirstSoundFailsAfterTheTimeLimitAndClosesTheRequest() throws InterruptedException {
        server.answers((asked, response) ->
                VERTX.setTimer(5000, late -> pieces("audio/pcm", BARE, 1000).give(asked, response)));

        assertThatThrownBy(() -> heard(voice(200))).hasMessageContaining("no sound for 200 ms");
        assertThat(server.hungUp.await(4, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStallInTheMiddleFailsAfterWhatWasHeard() {
        server.answers(pieces("audio/pcm", BARE, 10_000));
        heard(voice(PATIENT));
        server.answers(stallsAfter("audio/pcm", Arrays.copyOf(BARE, 2000)));
        var heard = new CopyOnWriteArrayList<Pcm>();

        assertThatThrownBy(() -> voice(2000)
                        .synthesise(HELLO)
                        .onItem()
                        .invoke(heard::add)
                        .collect()
                        .asList()
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no sound for 2000 ms");
        assertThat(Sounds.samples(heard)).containsExactly(Arrays.copyOf(TONE, 1000));
    }

    @Test
    void aServerThatNeverStopsIsCutOff() {
        server.answers((asked, response) -> {
            response.setChunked(true).putHeader("Content-Type", "audio/pcm");
            for (int i = 0; i < 100; i++) {
                response.write(Buffer.buffer(new byte[100_000]));
            }
        });

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("does not stop speaking");
    }

    @Test
    void anEmptyAnswerIsAFailure() {
        server.answers(pieces("audio/pcm", new byte[0], 1));

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no sound at all");
    }

    @ParameterizedTest
    @CsvSource({"sample-rate,44", "sample-rate,96000", "speed,0", "speed,NaN"})
    void aFigureThatMakesNoSenseStopsTheStartWithItsKey(String key, String value) {
        assertThatThrownBy(() -> voice(PATIENT, Map.of(key, value)))
                .hasMessageContaining("parley.speak.openai." + key + " must be between");
    }

    private OpenAiVoice voice(int timeoutMillis) {
        return voice(timeoutMillis, Map.of());
    }

    private OpenAiVoice voice(int timeoutMillis, Map<String, String> more) {
        var keys = new HashMap<>(Map.of("parley.speak.openai.url", server.url() + "/v1/"));
        more.forEach((key, value) -> keys.put("parley.speak.openai." + key, value));
        return new OpenAiVoice(Settings.of(OpenAiConfiguration.class, keys), Settings.shared(timeoutMillis), VERTX);
    }

    private static List<Pcm> heard(OpenAiVoice voice) {
        return voice.synthesise(HELLO).collect().asList().await().atMost(Duration.ofSeconds(10));
    }
}
