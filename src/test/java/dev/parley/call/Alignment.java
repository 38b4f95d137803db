package dev.parley.call;

import dev.parley.audio.Pcm;
import java.time.Duration;

/**
 * How well one recording of a sound fits another, by their loudness in steps of 5 ms.
 *
 * @param shift how much later everything is in the first
 * @param likeness the correlation at that shift, up to 1
 */
record Alignment(Duration shift, double likeness) {
    private static final int STEP_MILLIS = 5;
    private static final int LARGEST_SHIFT = 8000 / STEP_MILLIS;

    static Alignment of(Pcm one, short[] other, int rateHz) {
        var a = loudness(one.samples(), one.rateHz());
        var b = loudness(other, rateHz);
        int best = 0;
        double likeness = -1;
        for (int shift = -200; shift < LARGEST_SHIFT; shift++) {
            double now = correlation(a, b, shift);
            if (now > likeness) {
                likeness = now;
                best = shift;
            }
        }
        return new Alignment(Duration.ofMillis((long) best * STEP_MILLIS), likeness);
    }

    private static double[] loudness(short[] samples, int rateHz) {
        int step = rateHz * STEP_MILLIS / 1000;
        var steps = new double[samples.length / step];
        for (int i = 0; i < steps.length; i++) {
            double sum = 0;
            for (int j = i * step; j < (i + 1) * step; j++) {
                sum += (double) samples[j] * samples[j];
            }
            steps[i] = Math.log1p(Math.sqrt(sum / step) / 50);
        }
        return steps;
    }

    private static double correlation(double[] a, double[] b, int shift) {
        int from = Math.max(0, -shift);
        int to = Math.min(b.length, a.length - shift);
        if (to - from < b.length / 2) {
            return -1;
        }
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = from; i < to; i++) {
            double x = a[i + shift];
            double y = b[i];
            sumA += x;
            sumB += y;
            sumAa += x * x;
            sumBb += y * y;
            sumAb += x * y;
        }
        int n = to - from;
        double spread = Math.sqrt((sumAa - sumA * sumA / n) * (sumBb - sumB * sumB / n));
        return spread == 0 ? -1 : (sumAb - sumA * sumB / n) / spread;
    }
}
