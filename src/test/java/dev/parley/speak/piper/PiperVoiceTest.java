package dev.parley.speak.piper;

import static dev.parley.speak.FakeSpeechServer.pieces;
import static dev.parley.speak.FakeSpeechServer.refuses;
import static dev.parley.speak.FakeSpeechServer.stallsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Pcm;
import dev.parley.speak.FakeSpeechServer;
import dev.parley.speak.Sentence;
import dev.parley.speak.Settings;
import dev.parley.speak.Sounds;
import dev.parley.speak.VoiceException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiperVoiceTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Sentence HELLO = new Sentence("Hello \"there\"", "en");
    private static final short[] TONE = Sounds.tone(300, 400, 22050, 8000);
    private static final byte[] WAV = Sounds.wav(22050, TONE);
    /** Flask's, which Piper does not change. */
    private static final String TYPE = "text/html; charset=utf-8";

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
    void theWavIsHeardHoweverItArrives(int piece) {
        server.answers(pieces(TYPE, WAV, piece));

        var heard = heard(voice(PATIENT));

        assertThat(Sounds.samples(heard)).containsExactly(TONE);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 22050);
    }

    @Test
    void itIsAskedInPipersWords() {
        server.answers(pieces(TYPE, WAV, 10_000));

        heard(voice(PATIENT, Map.of("voice", "en_US-lessac-medium", "length-scale", "1.2")));

        assertThat(server.asked).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/synthesize");
            assertThat(asked.headers()).containsEntry("content-type", "application/json");
            assertThat(asked.body()).isEqualTo(new JsonObject("""
                            {"text":"Hello \\"there\\"","voice":"en_US-lessac-medium","length_scale":1.2}"""));
        });
    }

    @Test
    void withoutAConfiguredVoiceTheServerChooses() {
        server.answers(pieces(TYPE, WAV, 10_000));

        heard(voice(PATIENT));

        assertThat(server.asked.getFirst().body().fieldNames()).containsExactlyInAnyOrder("text", "length_scale");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void anOlderServerIsAskedAtItsRootAndRememberedAsOld(int status) {
        server.answers((asked, response) -> {
            if (asked.path().equals("/")) {
                pieces(TYPE, WAV, 10_000).give(asked, response);
            } else {
                refuses(status, "no such page").give(asked, response);
            }
        });
        var voice = voice(PATIENT);

        assertThat(Sounds.samples(heard(voice))).containsExactly(TONE);
        assertThat(Sounds.samples(heard(voice))).containsExactly(TONE);

        assertThat(server.asked).extracting(FakeSpeechServer.Asked::path).containsExactly("/synthesize", "/", "/");
    }

    @Test
    void anAnswerOf500IsToldWithItsWords() {
        server.answers(refuses(500, "onnxruntime: out of memory"));

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("HTTP 500: onnxruntime: out of memory")
                .hasMessageContaining("parley.speak.piper.url");
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAfterTheTimeLimitAndItsRequestClosed() throws InterruptedException {
        server.answers((asked, response) -> {});

        assertThatThrownBy(() -> heard(voice(200)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no sound for 200 ms")
                .hasMessageContaining("parley.speak.timeout");
        assertThat(server.hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aServerThatStallsInTheMiddleFailsAfterWhatWasHeard() {
        server.answers(pieces(TYPE, WAV, 10_000));
        heard(voice(PATIENT));
        server.answers(stallsAfter(TYPE, Arrays.copyOf(WAV, 1044)));
        var heard = new CopyOnWriteArrayList<Pcm>();

        assertThatThrownBy(() -> voice(2000)
                        .synthesise(HELLO)
                        .onItem()
                        .invoke(heard::add)
                        .collect()
                        .asList()
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .hasMessageContaining("no sound for 2000 ms");
        assertThat(Sounds.samples(heard)).containsExactly(Arrays.copyOf(TONE, 500));
    }

    @Test
    void cancellingClosesTheRequest() throws InterruptedException {
        server.answers(stallsAfter(TYPE, Arrays.copyOf(WAV, 1044)));
        var first = new CountDownLatch(1);

        var listening = voice(PATIENT).synthesise(HELLO).subscribe().with(sound -> first.countDown());
        assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
        listening.cancel();

        assertThat(server.hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPageInPlaceOfAWavIsNotHeard() {
        server.answers(pieces("audio/wav", Sounds.ascii("<html>Please sign in</html>"), 100));

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no WAV");
    }

    @Test
    void anEmptyAnswerIsAFailure() {
        server.answers(pieces(TYPE, new byte[0], 1));

        assertThatThrownBy(() -> heard(voice(PATIENT)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no sound at all");
    }

    @Test
    void nobodyAtTheAddressIsAFailure() {
        var voice = voice(PATIENT);
        server.close();

        assertThatThrownBy(() -> heard(voice))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("could not be heard");
    }

    @Test
    void withoutAnAddressItIsNotConfigured() {
        var configuration = Settings.of(PiperConfiguration.class, Map.of());

        assertThat(new PiperVoice(configuration, Settings.shared(), VERTX).configured())
                .isFalse();
        assertThat(voice(PATIENT).configured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"piper:5000", "ftp://piper", "/piper", "http:piper"})
    void anAddressThatIsNoneStopsTheStartWithItsKey(String url) {
        var configuration = Settings.of(PiperConfiguration.class, Map.of("parley.speak.piper.url", url));

        assertThatThrownBy(() -> new PiperVoice(configuration, Settings.shared(), VERTX))
                .hasMessageContaining("parley.speak.piper.url")
                .hasMessageContaining(url);
    }

    private PiperVoice voice(int timeoutMillis) {
        return voice(timeoutMillis, Map.of());
    }

    private PiperVoice voice(int timeoutMillis, Map<String, String> more) {
        var keys = new HashMap<>(Map.of("parley.speak.piper.url", server.url()));
        more.forEach((key, value) -> keys.put("parley.speak.piper." + key, value));
        return new PiperVoice(Settings.of(PiperConfiguration.class, keys), Settings.shared(timeoutMillis), VERTX);
    }

    private static List<Pcm> heard(PiperVoice voice) {
        return voice.synthesise(HELLO).collect().asList().await().atMost(Duration.ofSeconds(10));
    }
}
