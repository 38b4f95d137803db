package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Besides the properties that ITU-T G.722 promises, FFmpeg's codec, which is bit-exact, has said what is right: the
 * files in g722 are {@code ffmpeg -f s16le -ar 16000 -i trial.raw -c:a g722} and {@code ffmpeg -f g722 -i any.g722 -f
 * s16le}.
 */
class G722Test {
    private static final int RATE = G722.RATE_HZ;
    /** What the two filters take: 24 taps each, in pairs. */
    private static final int DELAY = 22;

    @Test
    void itsBytesAreThoseOfFfmpeg() {
        assertThat(encoded(trial())).isEqualTo(bytes("trial.g722"));
    }

    @Test
    void itsSamplesAreThoseOfFfmpeg() {
        assertThat(decoded(bytes("trial.g722"))).isEqualTo(samples("trial-decoded.raw"));
    }

    @Test
    void bytesThatNoEncoderSendsAreDecodedAsFfmpegDoes() {
        var any = new byte[256 * 4];
        for (int i = 0; i < any.length; i++) {
            any[i] = (byte) (i * 167 + i / 256);
        }
        assertThat(decoded(any)).isEqualTo(samples("any-decoded.raw"));
    }

    @ParameterizedTest
    @CsvSource({"300, 30", "1000, 30", "2000, 30", "3400, 25", "4600, 8", "5500, 8", "6500, 8"})
    void aToneComesOutAsItWentIn(double hz, double leastRatio) {
        var tone = Sounds.tone(hz, -15, RATE, RATE);
        var heard = decoded(encoded(tone));
        assertThat(Sounds.toneDbfs(heard, RATE / 4, RATE, hz, RATE)).isBetween(-16.0, -14.0);
        assertThat(ratio(tone, heard)).isGreaterThan(leastRatio);
    }

    @Test
    void speechComesOutAsItWentIn() {
        var speech = Resampler.convert(Sounds.speech("john-miller"), RATE).samples();
        assertThat(ratio(speech, decoded(encoded(speech)))).isGreaterThan(15);
    }

    @Test
    void silenceStaysSilence() {
        for (short sample : decoded(encoded(new short[RATE]))) {
            assertThat((int) sample).isBetween(-4, 4);
        }
    }

    @Test
    void theLoudestSquareDoesNotWrapAround() {
        var square = new short[RATE];
        for (int i = 0; i < RATE; i++) {
            square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        var heard = decoded(encoded(square));
        for (int i = RATE / 4; i < RATE - DELAY; i++) {
            boolean middle = i % 40 > 12 && i % 40 < 28;
            if (middle) {
                assertThat(Integer.signum(heard[i + DELAY])).as("sample " + i).isEqualTo(Integer.signum(square[i]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 80, 160, 480})
    void framesOfAnySizeMakeTheSameBytesAndSamples(int size) {
        var sound = trial();
        var encoder = new G722Encoder();
        var decoder = new G722Decoder();
        var code = new byte[sound.length / 2];
        var heard = new short[sound.length];
        for (int i = 0; i < sound.length; i += size) {
            int end = Math.min(i + size, sound.length);
            int length = encoder.encode(Arrays.copyOfRange(sound, i, end), code, i / 2);
            assertThat(length).isEqualTo((end - i) / 2);
            decoder.decode(Arrays.copyOfRange(code, i / 2, end / 2), length, heard, i);
        }
        assertThat(code).isEqualTo(encoded(sound));
        assertThat(heard).isEqualTo(decoded(code));
    }

    @Test
    void aDecoderThatMissedFramesIsBackInStepWithinATenthOfASecond() {
        var tone = Sounds.tone(700, -20, RATE, RATE);
        var code = encoded(tone);
        var cut = new byte[code.length - 800];
        System.arraycopy(code, 0, cut, 0, 3200);
        System.arraycopy(code, 4000, cut, 3200, code.length - 4000);
        var heard = decoded(cut);
        var rest = Arrays.copyOfRange(tone, 8000, RATE);
        assertThat(ratio(rest, Arrays.copyOfRange(heard, 6400, heard.length), RATE / 10))
                .isGreaterThan(25);
    }

    /** By the Fourier transform of the 24 taps in the recommendation. */
    @ParameterizedTest
    @CsvSource({"2500, 45.9", "3000, 20.6", "4000, 0", "5000, -20.6", "5500, -45.9"})
    void theFilterPartsTheSpectrumAtFourKilohertz(double hz, double difference) {
        assertThat(half(hz, 1) - half(hz, -1)).isCloseTo(difference, within(0.3));
    }

    @Test
    void nothingIsAllocatedForAFrame() {
        var encoder = new G722Encoder();
        var decoder = new G722Decoder();
        var frame = Sounds.tone(440, -20, 320, RATE);
        var code = new byte[160];
        encoder.encode(frame, code, 0);
        decoder.decode(code, 160, frame, 0);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            encoder.encode(frame, code, 0);
            decoder.decode(code, 160, frame, 0);
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    /** How much of a tone there is in one half of the spectrum, in dBFS. */
    private static double half(double hz, int sign) {
        var tone = Sounds.tone(hz, -10, 3200, RATE);
        var mirror = new G722Mirror();
        int pairs = tone.length / 2;
        mirror.begin(pairs);
        for (int i = 0; i < pairs; i++) {
            mirror.put(i, tone[2 * i], tone[2 * i + 1]);
        }
        mirror.run(pairs);
        var half = new short[pairs];
        for (int i = 0; i < pairs; i++) {
            half[i] = (short) (mirror.secondSum(i) + sign * mirror.firstSum(i) >> 14);
        }
        return Sounds.rmsDbfs(half, 100, pairs);
    }

    private static double ratio(short[] said, short[] heard) {
        return ratio(said, heard, 0);
    }

    /** Signal to noise in dB, from a sample on. */
    private static double ratio(short[] said, short[] heard, int from) {
        double signal = 0;
        double noise = 1;
        for (int i = from; i + DELAY < heard.length; i++) {
            signal += said[i] * said[i];
            noise += Math.pow(heard[i + DELAY] - said[i], 2);
        }
        return 10 * Math.log10(signal / noise);
    }

    private static byte[] encoded(short[] samples) {
        var code = new byte[samples.length / 2];
        new G722Encoder().encode(samples, code, 0);
        return code;
    }

    private static short[] decoded(byte[] code) {
        var samples = new short[2 * code.length];
        new G722Decoder().decode(code, code.length, samples, 0);
        return samples;
    }

    /** A quarter of a second each of noise, of a triangle that climbs, of the loudest square, and of next to nothing. */
    private static short[] trial() {
        var samples = new short[RATE];
        var random = new Random(722);
        int phase = 0;
        for (int i = 0; i < RATE; i++) {
            phase += i - RATE / 4 + 50;
            samples[i] = (short)
                    switch (i * 4 / RATE) {
                        case 0 -> random.nextInt(65_536);
                        case 1 -> Math.abs((phase & 0x1FFFF) - 0x10000) / 4 - 8192;
                        case 2 -> i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
                        default -> random.nextInt(3) - 1;
                    };
        }
        return samples;
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = Objects.requireNonNull(G722Test.class.getResourceAsStream("g722/" + name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] samples(String name) {
        var bytes = bytes(name);
        var samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
        }
        return samples;
    }
}
