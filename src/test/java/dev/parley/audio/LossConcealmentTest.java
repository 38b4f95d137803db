package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossConcealmentTest {
    @Test
    void whatArrivesIsPassedOnUntouched() {
        var concealment = new LossConcealment(8000);
        for (var frame : Framer.frames(Sounds.speech("yes-please"))) {
            assertThat(concealment.received(frame)).isSameAs(frame);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aVoicedSoundGoesOnAtFullGainForTenMilliseconds(int rateHz) {
        var tone = voice(rateHz);
        var heard = heard(tone, rateHz, frame -> frame == 10);
        int start = 10 * rateHz / 50;
        assertThat(likeness(tone, heard, start, start + rateHz / 100)).isGreaterThan(0.97);
        assertThat(Sounds.rmsDbfs(heard, start, start + rateHz / 100))
                .isGreaterThan(Sounds.rmsDbfs(tone, start, start + rateHz / 100) - 0.5);
    }

    @Test
    void afterSixtyMillisecondsThereIsSilence() {
        var heard = heard(voice(8000), 8000, frame -> frame >= 10);
        double before = Sounds.rmsDbfs(heard, 1280, 1600);
        assertThat(Sounds.rmsDbfs(heard, 1600 + 160, 1600 + 240)).isBetween(before - 3, before);
        assertThat(Sounds.rmsDbfs(heard, 1600 + 320, 1600 + 400)).isBetween(before - 12, before - 4);
        assertThat(Arrays.copyOfRange(heard, 1600 + 480, heard.length)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void nothingClicksAtEitherEndOfAGap(int lost) {
        var tone = voice(8000);
        var heard = heard(tone, 8000, frame -> frame >= 10 && frame < 10 + lost);
        assertThat(steepest(heard, 1590, heard.length)).isLessThan(steepest(tone, 0, tone.length) * 3 / 2);
    }

    @Test
    void tenMillisecondsAfterAGapTheSoundIsTheOriginal() {
        var tone = voice(8000);
        var heard = heard(tone, 8000, frame -> frame == 10 || frame == 11);
        assertThat(Arrays.copyOfRange(heard, 1920 + 80, heard.length))
                .isEqualTo(Arrays.copyOfRange(tone, 1920 + 80, tone.length));
    }

    @Test
    void losingFivePercentOfSpeechIsBetterConcealedThanLeftOut() {
        var speech = Sounds.speech("john-miller").samples();
        IntPredicate lost = frame -> frame % 20 == 7;
        var concealed = heard(speech, 8000, lost);
        var gaps = concealed.clone();
        for (int frame = 7; (frame + 1) * 160 <= gaps.length; frame += 20) {
            Arrays.fill(gaps, frame * 160, (frame + 1) * 160, (short) 0);
        }
        assertThat(levelDistance(speech, concealed)).isLessThan(0.6 * levelDistance(speech, gaps));
    }

    @Test
    void aLossBeforeAnythingArrivedIsSilence() {
        assertThat(new LossConcealment(8000).lost().samples()).containsOnly(0);
    }

    /** A vowel of 125 Hz, its strongest harmonics around 500 and 1500 Hz. */
    private static short[] voice(int rateHz) {
        var voice = new short[rateHz / 50 * 25];
        double[] strengths = {0.5, 0.6, 0.9, 1, 0.7, 0.4, 0.2, 0.2, 0.2, 0.3, 0.4, 0.5, 0.4, 0.2};
        for (int i = 0; i < voice.length; i++) {
            double value = 0;
            for (int k = 0; k < strengths.length; k++) {
                value += strengths[k] * Math.sin(2 * Math.PI * 125 * (k + 1) * i / rateHz + k * k);
            }
            voice[i] = (short) (2000 * value);
        }
        return voice;
    }

    private static short[] heard(short[] samples, int rateHz, IntPredicate lost) {
        var concealment = new LossConcealment(rateHz);
        List<Frame> frames = new ArrayList<>();
        for (var frame : Framer.frames(new Pcm(samples, rateHz))) {
            frames.add(lost.test(frames.size()) ? concealment.lost() : concealment.received(frame));
        }
        var heard = new short[frames.size() * rateHz / 50];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i).samples(), 0, heard, i * rateHz / 50, rateHz / 50);
        }
        return heard;
    }

    private static double likeness(short[] a, short[] b, int from, int to) {
        double product = 0;
        double energies = 0;
        for (int i = from; i < to; i++) {
            product += a[i] * b[i];
            energies += (a[i] * a[i] + b[i] * b[i]) / 2.0;
        }
        return product / energies;
    }

    private static int steepest(short[] samples, int from, int to) {
        int steepest = 0;
        for (int i = from + 1; i < to; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        return steepest;
    }

    /** How far the levels of 10 ms in it are from the original's, in dB, on average where there is sound. */
    private static double levelDistance(short[] original, short[] heard) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at + 80 <= original.length; at += 80) {
            double wanted = Sounds.rmsDbfs(original, at, at + 80);
            if (wanted > -40) {
                sum += Math.abs(wanted - Math.max(-60, Sounds.rmsDbfs(heard, at, at + 80)));
                count++;
            }
        }
        return sum / count;
    }
}
