package dev.parley.demo.whisper;

import static dev.parley.demo.whisper.Spectrogram.BANDS;

/**
 * How much two stretches of sound are alike once the mean of each band is taken away: what the line does to every frame
 * alike does not count. For one thread.
 */
final class Comparison {
    /** Only the loud bands of the other can be missed: noise may cover the rest. */
    private static final float LOUD = Spectrogram.DEPTH - 15;

    private static final float MISSED_DECIBELS = 9;

    private final float[][] one;
    private final float[][] other;
    private final int shift;
    private final float[] oneMean;
    private final float[] otherMean;

    /** Compares frames {@code from} to {@code to} of one with those {@code shift} earlier of the other. */
    Comparison(float[][] one, float[][] other, int from, int to, int shift) {
        this.one = one;
        this.other = other;
        this.shift = shift;
        this.oneMean = mean(one, from, to);
        this.otherMean = mean(other, from - shift, to - shift);
    }

    /**
     * The cosine between the levels of a part of the stretch: 1 for the same, about 0 for different speech.
     *
     * @param nudge how many frames later the other is taken than in the whole
     */
    double cosine(int from, int to, int nudge) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int frame = first(from, nudge); frame < end(to, nudge); frame++) {
            var theirs = other[frame - shift + nudge];
            for (int band = 0; band < BANDS; band++) {
                float a = one[frame][band] - oneMean[band];
                float b = theirs[band] - otherMean[band];
                product += a * b;
                square += a * a;
                otherSquare += b * b;
            }
        }
        return square == 0 || otherSquare == 0 ? 0 : product / Math.sqrt(square * otherSquare);
    }

    /** How many frames of a part are far too soft: sound of the other that is missing here. */
    int holes(int from, int to, int nudge) {
        int holes = 0;
        for (int frame = first(from, nudge); frame < end(to, nudge); frame++) {
            holes += isHole(one[frame], other[frame - shift + nudge]) ? 1 : 0;
        }
        return holes;
    }

    private boolean isHole(float[] ours, float[] theirs) {
        float missing = 0;
        int loud = 0;
        for (int band = 0; band < BANDS; band++) {
            if (theirs[band] > LOUD) {
                loud++;
                missing += theirs[band] - otherMean[band] - ours[band] + oneMean[band];
            }
        }
        return loud > 0 && missing / loud > MISSED_DECIBELS;
    }

    private int first(int from, int nudge) {
        return Math.max(from, shift - nudge);
    }

    private int end(int to, int nudge) {
        return Math.min(to, other.length + shift - nudge);
    }

    private static float[] mean(float[][] levels, int from, int to) {
        var mean = new float[BANDS];
        for (int frame = from; frame < to; frame++) {
            for (int band = 0; band < BANDS; band++) {
                mean[band] += levels[frame][band] / (to - from);
            }
        }
        return mean;
    }
}
