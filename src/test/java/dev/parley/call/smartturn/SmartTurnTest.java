package dev.parley.call.smartturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Pcm;
import dev.parley.call.EndOfTurn.Verdict;
import dev.parley.call.TurnModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real ONNX files of a few hundred bytes, in ONNX Runtime. */
class SmartTurnTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void whatTheModelHearsIsItsVerdict() throws Exception {
        var model = ready(Onnx.likesLongSounds(folder), LONG);
        assertThat(judged(model, noise(8, 16_000))).isEqualTo(Verdict.OVER);
        assertThat(judged(model, noise(1, 16_000))).isEqualTo(Verdict.GOES_ON);
        model.close();
    }

    @Test
    void telephoneSoundIsBroughtToTheRateOfTheModel() throws Exception {
        var model = ready(Onnx.likesLongSounds(folder), LONG);
        assertThat(judged(model, noise(20, 8000))).isEqualTo(Verdict.OVER);
        assertThat(judged(model, noise(1, 8000))).isEqualTo(Verdict.GOES_ON);
        model.close();
    }

    @Test
    void anAnswerThatIsLateIsNone() throws Exception {
        var model = ready(Onnx.likesLongSounds(folder), Duration.ofMillis(1));
        assertThat(judged(model, noise(8, 16_000))).isEqualTo(Verdict.UNSURE);
        model.close();
    }

    @Test
    void aModelThatBreaksLeavesItToTheWords() throws Exception {
        var model = ready(Onnx.breaksAtSounds(folder), LONG);
        assertThat(judged(model, noise(8, 16_000))).isEqualTo(Verdict.UNSURE);
        assertThat(judged(model, new Pcm(new short[16_000], 16_000))).isEqualTo(Verdict.UNSURE);
        model.close();
        assertThat(judged(model, noise(8, 16_000))).isEqualTo(Verdict.UNSURE);
    }

    @Test
    void withoutAFileTheWordsDecide() throws Exception {
        var model = new SmartTurn(config(Optional.empty(), LONG));
        assertThat(judged(model, noise(8, 16_000))).isEqualTo(Verdict.UNSURE);
        model.close();
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        assertRefused(folder.resolve("none.onnx"), "but no file can be read there");
    }

    @Test
    void aFileThatIsNoModelStopsTheStart() throws IOException {
        assertRefused(Files.writeString(folder.resolve("text.onnx"), "Not a model."), "but that is no ONNX model");
    }

    @Test
    void aModelWithOtherInputsOrOutputsStopsTheStart() {
        assertRefused(Onnx.takes(folder, "audio", 1, 80, 800), "takes [audio]");
        assertRefused(Onnx.takes(folder, "input_features", 1, 80, 3000), "3000");
        assertRefused(Onnx.takes(folder, "input_features", 1, 128_000), "128000");
        assertRefused(Onnx.answersWithAList(folder), "does not answer with one float");
        assertRefused(Onnx.answersWithTheMean(folder), "answers -1.5");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> ready(file, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parley.call.turn-model.file is " + file)
                .hasMessageContaining(why);
    }

    private static Verdict judged(SmartTurn model, Pcm sound) {
        return model.judge(sound).await().atMost(Duration.ofSeconds(60));
    }

    private static Pcm noise(int seconds, int rateHz) {
        var random = new Random(1);
        var samples = new short[seconds * rateHz];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(-8000, 8000);
        }
        return new Pcm(samples, rateHz);
    }

    private static SmartTurn ready(Path file, Duration within) {
        return new SmartTurn(config(Optional.of(file), within));
    }

    @Test
    void noTimeAtAllIsRefusedByTheNameOfTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmartTurn(config(Optional.empty(), Duration.ZERO)))
                .withMessageContaining("parley.call.turn-model.within is PT0S");
    }

    private static TurnModelConfig config(Optional<Path> file, Duration within) {
        return new TurnModelConfig() {
            @Override
            public Optional<Path> file() {
                return file;
            }

            @Override
            public Duration within() {
                return within;
            }
        };
    }
}
