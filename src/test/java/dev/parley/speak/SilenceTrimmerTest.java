package dev.parley.speak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At 8000 Hz a millisecond has 8 samples; a sample of 1000 is at −30 dBFS. */
class SilenceTrimmerTest {
    private static final int RATE = 8000;

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 123, 100_000})
    void shortSilencesAreLeftAroundASentence(int piece) {
        var out = trimmed(sound(500, 200, 700), piece);

        assertThat(firstSound(out)).isEqualTo(30 * 8);
        assertThat(out).hasSize((30 + 200 + 100) * 8);
    }

    @Test
    void aSentenceThatBeginsAtOnceIsLeftAlone() {
        var sound = sound(20, 200, 50);

        assertThat(trimmed(sound, 100)).containsExactly(sound);
    }

    @Test
    void aPauseInTheMiddleStays() {
        var first = sound(0, 100, 600);
        var both = Arrays.copyOf(first, first.length * 2);
        System.arraycopy(first, 0, both, first.length, first.length);

        assertThat(trimmed(both, 80)).containsExactly(Arrays.copyOf(both, (100 + 600 + 100 + 100) * 8));
    }

    @Test
    void hissBelowSpeechCountsAsSilence() {
        var sound = sound(500, 200, 0);
        for (int i = 0; i < 500 * 8; i++) {
            sound[i] = (short) (i % 2 == 0 ? 50 : -50);
        }

        assertThat(trimmed(sound, 80)).hasSize((30 + 200) * 8);
    }

    @Test
    void silenceAloneLeavesNothing() {
        assertThat(trimmed(new short[10_000], 77)).isEmpty();
    }

    private static short[] sound(int before, int speech, int after) {
        var sound = new short[(before + speech + after) * 8];
        Arrays.fill(sound, before * 8, (before + speech) * 8, (short) 1000);
        return sound;
    }

    private static int firstSound(short[] samples) {
        int at = 0;
        while (samples[at] == 0) {
            at++;
        }
        return at;
    }

    private static short[] trimmed(short[] sound, int piece) {
        var trimmer = new SilenceTrimmer(RATE);
        var out = new short[sound.length];
        int filled = 0;
        for (int at = 0; at < sound.length; at += piece) {
            var part = trimmer.process(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + piece)));
            System.arraycopy(part, 0, out, filled, part.length);
            filled += part.length;
        }
        var rest = trimmer.finish();
        System.arraycopy(rest, 0, out, filled, rest.length);
        return Arrays.copyOf(out, filled + rest.length);
    }
}
