package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final double LEVEL = -9;

    @ParameterizedTest
    @CsvSource({
        "22050,8000",
        "24000,8000",
        "16000,8000",
        "22050,16000",
        "24000,16000",
        "8000,16000",
        "44100,8000",
        "48000,16000"
    })
    void passBandIsFlatToATenthOfADecibel(int from, int to) {
        double edge = 0.85 * Math.min(from, to) / 2;
        for (double hz : new double[] {100, 440, edge / 2, edge * 0.9, edge}) {
            var out = Resampler.convert(new Pcm(Sounds.tone(hz, LEVEL, from, from), from), to)
                    .samples();
            assertThat(Sounds.toneDbfs(out, to / 4, to * 3 / 4, hz, to))
                    .as("%.0f Hz", hz)
                    .isCloseTo(LEVEL, within(0.1));
        }
    }

    @ParameterizedTest
    @CsvSource({"22050,8000", "24000,8000", "16000,8000", "22050,16000", "24000,16000", "44100,8000", "48000,16000"})
    void whatWouldAliasIsSixtyDecibelsDown(int from, int to) {
        for (double hz = to / 2.0; hz < from / 2.0; hz += 97) {
            var out = Resampler.convert(new Pcm(Sounds.tone(hz, LEVEL, from, from), from), to)
                    .samples();
            assertThat(Sounds.rmsDbfs(out, to / 4, to * 3 / 4))
                    .as("%.0f Hz", hz)
                    .isLessThan(LEVEL - 60);
        }
    }

    @ParameterizedTest
    @CsvSource({"300", "1000", "2500", "3400"})
    void imagesAreSixtyDecibelsDownWhenTheRateIsRaised(int hz) {
        var out = Resampler.convert(new Pcm(Sounds.tone(hz, LEVEL, 8000, 8000), 8000), 16000)
                .samples();
        assertThat(Sounds.toneDbfs(out, 4000, 12000, 8000 - hz, 16000)).isLessThan(LEVEL - 60);
    }

    @ParameterizedTest
    @CsvSource({"22050,8000", "24000,16000", "16000,8000", "8000,16000", "11025,8000", "8000,44100"})
    void piecesOfAnyLengthGiveTheSameAsTheWhole(int from, int to) {
        var sound = new Pcm(Sounds.whiteNoise(-20, from, 1), from);
        var whole = Resampler.convert(sound, to).samples();
        assertThat(whole).hasSize((int) Math.ceil((double) from * to / from));
        assertThat(inPieces(sound, to)).isEqualTo(whole);
    }

    @Test
    void outputStaysAlignedWithInput() {
        var click = new short[22050];
        click[11025] = 30000;
        var out = Resampler.convert(new Pcm(click, 22050), 8000).samples();
        int loudest = 0;
        for (int i = 0; i < out.length; i++) {
            loudest = out[i] > out[loudest] ? i : loudest;
        }
        assertThat(loudest).isEqualTo(4000);
    }

    @Test
    void nothingIsHeldBackLongerThanHalfAFilter() {
        var resampler = new Resampler(22050, 8000);
        assertThat(resampler.process(new short[22050]).length).isBetween(8000 - 40, 8000);
    }

    @Test
    void fullScaleIsClippedInsteadOfWrapped() {
        var square = new short[16000];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        var out = Resampler.convert(new Pcm(square, 16000), 8000).samples();
        for (int i = 40; i < out.length - 40; i++) {
            if (i % 10 == 5) {
                assertThat(out[i] > 20000).isEqualTo(i / 10 % 2 == 0);
            }
        }
    }

    @Test
    void theSameRateGivesTheSameSound() {
        var sound = new Pcm(Sounds.tone(440, -20, 800, 8000), 8000);
        assertThat(Resampler.convert(sound, 8000)).isSameAs(sound);
    }

    @Test
    void anEmptySoundStaysEmpty() {
        assertThat(Resampler.convert(new Pcm(new short[0], 22050), 8000).samples())
                .isEmpty();
    }

    @Test
    void anAbsurdRateIsRefusedWithASentence() {
        assertThatThrownBy(() -> new Resampler(8000, 1))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("1 Hz");
    }

    private static short[] inPieces(Pcm sound, int to) {
        var random = new Random(5);
        var resampler = new Resampler(sound.rateHz(), to);
        var out = new short[2 * to];
        int filled = 0;
        for (int at = 0; at < sound.samples().length; ) {
            int next = Math.min(sound.samples().length, at + random.nextInt(700));
            var piece = resampler.process(Arrays.copyOfRange(sound.samples(), at, next));
            System.arraycopy(piece, 0, out, filled, piece.length);
            filled += piece.length;
            at = next;
        }
        var tail = resampler.finish();
        System.arraycopy(tail, 0, out, filled, tail.length);
        return Arrays.copyOf(out, filled + tail.length);
    }
}
