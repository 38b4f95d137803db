package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessTest {
    private static final int PEAK = (int) Math.round(32768 * Math.pow(10, -3 / 20.0));

    @ParameterizedTest
    @ValueSource(doubles = {-45, -30, -20, -12, -6})
    void speechOfAnyLoudnessComesOutAtMinusTwenty(double dbfs) {
        var sound = new Pcm(Sounds.at(dbfs, Sounds.speech("john-miller").samples()), 8000);
        var out = Loudness.normalise(sound).samples();
        assertThat(out).hasSameSizeAs(sound.samples());
        assertThat(speakingDbfs(out)).isCloseTo(-20, within(1.0));
        assertThat(peak(out)).isLessThanOrEqualTo(PEAK);
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 160, 2205, 11025})
    void aStreamComesOutTheSameWay(int piece) {
        var sound = new Pcm(Sounds.at(-38, Sounds.speech("tell-me-more").samples()), 8000);
        var out = inPieces(sound, piece);
        assertThat(out).hasSameSizeAs(sound.samples());
        assertThat(speakingDbfs(out)).isCloseTo(-20, within(1.5));
        assertThat(peak(out)).isLessThanOrEqualTo(PEAK);
    }

    @Test
    void loneSpikesAreHeldDownWithoutMakingTheRestQuiet() {
        var samples = Sounds.tone(300, -20, 16000, 8000);
        for (int i = 400; i < samples.length; i += 1600) {
            samples[i] = Short.MAX_VALUE;
        }
        var out = Loudness.normalise(new Pcm(samples, 8000)).samples();
        assertThat(peak(out)).isLessThanOrEqualTo(PEAK);
        assertThat(Sounds.rmsDbfs(out, 1200, 1900)).isCloseTo(-20, within(1.0));
    }

    @Test
    void silenceStaysSilence() {
        assertThat(Loudness.normalise(new Pcm(new short[8000], 8000)).samples()).containsOnly(0);
        assertThat(Loudness.normalise(new Pcm(new short[0], 8000)).samples()).isEmpty();
    }

    @Test
    void theFaintNoiseOfAPauseIsNotBlownUp() {
        var noise = Sounds.whiteNoise(-75, 8000, 1);
        assertThat(Sounds.rmsDbfs(Loudness.normalise(new Pcm(noise, 8000)).samples(), 0, 8000))
                .isCloseTo(-75, within(1.0));
    }

    @Test
    void atMostTheFirstFifthOfASecondOfSpeechIsHeldBack() {
        var loudness = new Loudness(8000);
        var tone = Sounds.tone(300, -30, 8000, 8000);
        assertThat(loudness.process(Arrays.copyOf(tone, 1600)).length).isGreaterThanOrEqualTo(1600 - 80);
        assertThat(loudness.process(new short[160])).hasSize(160);
    }

    private static short[] inPieces(Pcm sound, int piece) {
        var loudness = new Loudness(sound.rateHz());
        var out = new short[0];
        for (int at = 0; at < sound.samples().length; at += piece) {
            int end = Math.min(sound.samples().length, at + piece);
            out = joined(out, loudness.process(Arrays.copyOfRange(sound.samples(), at, end)));
        }
        return joined(out, loudness.finish());
    }

    private static short[] joined(short[] a, short[] b) {
        var all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** The RMS of those 20 ms that are within 25 dB of the loudest. */
    private static double speakingDbfs(short[] samples) {
        double loudest = -100;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            loudest = Math.max(loudest, Sounds.rmsDbfs(samples, at, at + 160));
        }
        double power = 0;
        int count = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            double level = Sounds.rmsDbfs(samples, at, at + 160);
            if (level > loudest - 25) {
                power += Math.pow(10, level / 10);
                count++;
            }
        }
        return 10 * Math.log10(power / count);
    }

    private static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
