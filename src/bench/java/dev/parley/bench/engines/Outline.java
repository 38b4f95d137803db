package dev.parley.bench.engines;

import dev.parley.audio.Pcm;

/**
 * How sound comes and goes, in steps of 20 ms: the loudness of all of it and of its differences, in which hisses stand
 * out. Immutable.
 */
final class Outline {
    private static final int RATE_HZ = 8_000;
    private static final int STEP = RATE_HZ / 50;
    /** What comes and goes by less than this is background. */
    private static final double FAINT = 0.45;

    private final float[] all;
    private final float[] high;

    private Outline(float[] all, float[] high) {
        this.all = all;
        this.high = high;
    }

    /** @param sound of 8 or 16 kHz */
    static Outline of(Pcm sound) {
        var samples = atEight(sound);
        var all = new float[samples.length / STEP];
        var high = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            double sum = 0;
            double differences = 0;
            for (int j = Math.max(1, i * STEP); j < (i + 1) * STEP; j++) {
                sum += samples[j] * samples[j];
                differences += (samples[j] - samples[j - 1]) * (samples[j] - samples[j - 1]);
            }
            all[i] = loudness(sum);
            high[i] = loudness(differences);
        }
        return new Outline(bridged(all), bridged(high));
    }

    int steps() {
        return all.length;
    }

    /** How much alike a stretch of this and one of another are: 1 for the same, 0 for nothing in common. */
    double likeness(int from, Outline other, int otherFrom, int count) {
        return (correlation(all, from, other.all, otherFrom, count)
                        + correlation(high, from, other.high, otherFrom, count))
                / 2;
    }

    private static double correlation(float[] heard, int from, float[] line, int lineFrom, int count) {
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = 0; i < count; i++) {
            double a = heard[from + i];
            double b = line[lineFrom + i];
            sumA += a;
            sumB += b;
            sumAa += a * a;
            sumBb += b * b;
            sumAb += a * b;
        }
        double spreadOfHeard = (sumAa - sumA * sumA / count) / count;
        double spreadOfLine = (sumBb - sumB * sumB / count) / count;
        boolean faint = spreadOfHeard < FAINT * FAINT || spreadOfLine == 0;
        return faint ? 0 : (sumAb - sumA * sumB / count) / count / Math.sqrt(spreadOfHeard * spreadOfLine);
    }

    private static float loudness(double energy) {
        return (float) Math.log1p(Math.sqrt(energy / STEP) / 100);
    }

    /** A step that falls far below both its neighbours is a lost packet. */
    private static float[] bridged(float[] loudness) {
        var bridged = loudness.clone();
        for (int i = 1; i + 1 < loudness.length; i++) {
            float least = Math.min(loudness[i - 1], loudness[i + 1]);
            bridged[i] = loudness[i] < least / 2 ? least : loudness[i];
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
