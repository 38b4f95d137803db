package dev.parley.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.speak.espeak.RealEspeak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller hears of the real espeak-ng. */
class SpokenLevelTest {
    /** −3 dB below full scale. */
    private static final int HIGHEST_PEAK = 23_198;

    private static final Sentence LONG =
            new Sentence("Good afternoon, thank you for calling. How may I help you today?", "en");
    private static final Sentence SHORT = new Sentence("Yes, of course.", "en");

    private final Mouth mouth;

    SpokenLevelTest(@TempDir Path home) {
        var voice = new RealEspeak(home).voice(Map.of());
        mouth = new BestVoiceMouth(new VoiceChain(List.of(voice)), 10_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void speechIsAtMinusTwentyWithRoomAboveIt(int rateHz) {
        for (var sentence : List.of(LONG, SHORT)) {
            var samples = said(sentence, rateHz);

            assertThat(Sounds.speechLevel(samples, rateHz)).isCloseTo(-20, within(2.0));
            assertThat(Sounds.peak(samples)).isLessThanOrEqualTo(HIGHEST_PEAK);
        }
    }

    /** Seventeen syllables, four to seven a second, and the full stop between two sentences. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void itBeginsAtOnceAndLastsAsLongAsPeopleTake(int rateHz) {
        var samples = said(LONG, rateHz);

        assertThat(firstSound(samples, rateHz)).isLessThanOrEqualTo(50);
        assertThat((double) samples.length / rateHz).isBetween(17 / 7.0, 17 / 4.0 + 0.5);
        assertThat(pauses(samples, rateHz)).isBetween(1, 6);
    }

    private short[] said(Sentence sentence, int rateHz) {
        return Sounds.joined(
                mouth.say(sentence, rateHz).collect().asList().await().atMost(Duration.ofSeconds(30)));
    }

    /** In milliseconds. */
    private static int firstSound(short[] samples, int rateHz) {
        return IntStream.range(0, samples.length)
                        .filter(i -> Math.abs(samples[i]) > 300)
                        .findFirst()
                        .orElse(samples.length)
                * 1000
                / rateHz;
    }

    /** Stretches of 100 ms and more without sound between sounds. */
    private static int pauses(short[] samples, int rateHz) {
        int pauses = 0;
        int silent = 0;
        for (short sample : samples) {
            if (Math.abs(sample) < 300) {
                silent++;
            } else {
                pauses += silent >= rateHz / 10 ? 1 : 0;
                silent = 0;
            }
        }
        return pauses;
    }
}
