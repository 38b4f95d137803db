package dev.parley.bench.engines;

import dev.parley.audio.Fft;
import dev.parley.audio.Pcm;
import java.util.List;

/** How loud sound is, in six bands and steps of 20 ms, which are a telephone's packets. Immutable. */
final class Outline {
    private static final int RATE_HZ = 8_000;
    private static final int STEP = RATE_HZ / 50;
    private static final int SIZE = 256;
    private static final Fft FFT = new Fft(SIZE);
    /** The first bin of each band and the one behind the last, 31.25 Hz each. */
    private static final int[] BANDS = {6, 13, 22, 35, 54, 83, 122};
    /** What comes and goes by less than this is background. */
    private static final double FAINT = 0.35;

    /** Step by step, band by band. */
    private final float[] levels;

    private Outline(float[] levels) {
        this.levels = levels;
    }

    /** @param sound of 8 or 16 kHz */
    static Outline of(Pcm sound) {
        var samples = atEight(sound);
        int bands = BANDS.length - 1;
        var levels = new float[samples.length / STEP * bands];
        for (int step = 0; step < samples.length / STEP; step++) {
            var power = power(samples, step * STEP);
            for (int band = 0; band < bands; band++) {
                levels[step * bands + band] = loudness(power, BANDS[band], BANDS[band + 1]);
            }
        }
        return new Outline(bridged(levels, bands));
    }

    private static float[] power(float[] samples, int from) {
        var real = new float[SIZE / 2 + 1];
        var imaginary = new float[SIZE / 2 + 1];
        for (int i = 0; i < STEP / 2; i++) {
            real[i] = samples[from + 2 * i];
            imaginary[i] = samples[from + 2 * i + 1];
        }
        FFT.transform(real, imaginary);
        for (int i = 0; i < real.length; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return real;
    }

    /** What all of them have in common, band by band: an average voice. */
    static float[] common(List<Outline> outlines) {
        var sums = new float[BANDS.length - 1];
        int steps = outlines.stream().mapToInt(Outline::steps).sum();
        for (var outline : outlines) {
            for (int i = 0; i < outline.levels.length; i++) {
                sums[i % sums.length] += outline.levels[i] / steps;
            }
        }
        return sums;
    }

    /** What distinguishes this from what all have in common. */
    Outline beyond(float[] common) {
        var own = levels.clone();
        for (int i = 0; i < own.length; i++) {
            own[i] -= common[i % common.length];
        }
        return new Outline(own);
    }

    int steps() {
        return levels.length / (BANDS.length - 1);
    }

    /** How much alike a stretch of this and one of another are: 1 for the same, 0 for nothing in common. */
    double likeness(int fromStep, Outline other, int otherFromStep, int steps) {
        int bands = BANDS.length - 1;
        int from = fromStep * bands;
        int otherFrom = otherFromStep * bands;
        int count = steps * bands;
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = 0; i < count; i++) {
            double a = levels[from + i];
            double b = other.levels[otherFrom + i];
            sumA += a;
            sumB += b;
            sumAa += a * a;
            sumBb += b * b;
            sumAb += a * b;
        }
        double spread = (sumAa - sumA * sumA / count) / count;
        double spreadOfOther = (sumBb - sumB * sumB / count) / count;
        boolean faint = spread < FAINT * FAINT || spreadOfOther == 0;
        return faint ? 0 : (sumAb - sumA * sumB / count) / count / Math.sqrt(spread * spreadOfOther);
    }

    private static float loudness(float[] power, int firstBin, int behindLast) {
        double sum = 0;
        for (int i = firstBin; i < behindLast; i++) {
            sum += power[i];
        }
        return (float) Math.log1p(Math.sqrt(sum) / 2_000);
    }

    /** A step that falls far below both its neighbours is a lost packet. */
    private static float[] bridged(float[] levels, int bands) {
        var bridged = levels.clone();
        for (int i = bands; i + bands < levels.length; i++) {
            float least = Math.min(levels[i - bands], levels[i + bands]);
            bridged[i] = levels[i] < least / 2 ? least : levels[i];
        }
        return bridged;
    }

    private static float[] atEight(Pcm sound) {
        int step = sound.rateHz() / RATE_HZ;
        var samples = new float[sound.samples().length / step];
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int j = 0; j < step; j++) {
                sum += sound.samples()[i * step + j];
            }
            samples[i] = sum / step;
        }
        return samples;
    }
}
