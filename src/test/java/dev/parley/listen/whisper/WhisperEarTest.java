package dev.parley.listen.whisper;

import static dev.parley.listen.FakeWhisper.answer;
import static dev.parley.listen.FakeWhisper.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import dev.parley.listen.EarException;
import dev.parley.listen.FakeWhisper;
import dev.parley.listen.Speech;
import dev.parley.talk.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhisperEarTest extends AgainstFakeWhisper {
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

    private static String fixture(String name) {
        try (var file = WhisperEarTest.class.getResourceAsStream("/listen/whisper/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
