package dev.parley.call.smartturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values were reckoned with NumPy from the definition of Whisper's features, by its own transform. */
class LogMelTest {
    private static final float NEAR = 0.002f;
    private final float[] features = LogMel.of(sound());

    @ParameterizedTest
    @CsvSource({
        "0, 0, -0.1558",
        "5, 700, -0.0370",
        "20, 660, 0.1059",
        "20, 799, 0.6544",
        "26, 725, 1.0373",
        "47, 651, 0.5038",
        "48, 720, 0.6501",
        "60, 750, -0.1558",
        "79, 799, 0.1236",
        "3, 649, 0.7784"
    })
    void aSoundShorterThanEightSecondsHasSilenceInFront(int band, int frame, float expected) {
        assertThat(at(features, band, frame)).isCloseTo(expected, within(NEAR));
    }

    @Test
    void theMeanOfAllOfThemIsAsReckoned() {
        double sum = 0;
        for (float value : features) {
            sum += value;
        }
        assertThat(features).hasSize(80 * 800);
        assertThat(sum / features.length).isCloseTo(-0.0993, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1.0196", "48, 0, 1.0400", "10, 400, 0.1277", "79, 799, -0.0582"})
    void ofALongerSoundTheLastEightSecondsCount(int band, int frame, float expected) {
        var once = sound();
        var long9 = new short[6 * once.length];
        for (int i = 0; i < long9.length; i++) {
            long9[i] = once[i % once.length];
        }
        assertThat(at(LogMel.of(long9), band, frame)).isCloseTo(expected, within(NEAR));
    }

    /** −10 is the smallest logarithm there is. */
    @Test
    void silenceIsTheSameEverywhere() {
        assertThat(LogMel.of(new short[16_000])).containsOnly(-1.5f);
    }

    /** A second and a half: a tone that rises from 300 Hz, and one of 2500 Hz. */
    private static short[] sound() {
        var samples = new short[24_000];
        for (int i = 0; i < samples.length; i++) {
            double t = i / 16_000.0;
            samples[i] = (short) Math.rint(
                    8000 * Math.sin(2 * Math.PI * (300 * t + 400 * t * t)) + 3000 * Math.sin(2 * Math.PI * 2500 * t));
        }
        return samples;
    }

    private static float at(float[] features, int band, int frame) {
        return features[band * 800 + frame];
    }
}
