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
    private final Path path;
    private final float[] oneMean;
    private final float[] otherMean;

    /** Compares the frames of one with those of the other that a path gives them. */
    Comparison(float[][] one, float[][] other, Path path) {
        this.one = one;
        this.other = other;
        this.path = path;
        this.oneMean = mean(one, path.ours());
        this.otherMean = mean(other, path.theirs());
    }

    /**
     * The cosine between the levels of some steps of the path: 1 for the same, about 0 for different speech.
     */
    double cosine(int from, int to) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int step = from; step < to; step++) {
            var ours = one[path.ours()[step]];
            var theirs = other[path.theirs()[step]];
            for (int band = 0; band < BANDS; band++) {
                float a = ours[band] - oneMean[band];
                float b = theirs[band] - otherMean[band];
                product += a * b;
                square += a * a;
                otherSquare += b * b;
            }
        }
        return square == 0 || otherSquare == 0 ? 0 : product / Math.sqrt(square * otherSquare);
    }

    /** At how many of some steps it is far too soft: sound of the other that is missing here. */
    int holes(int from, int to) {
        int holes = 0;
        for (int step = from; step < to; step++) {
            holes += isHole(one[path.ours()[step]], other[path.theirs()[step]]) ? 1 : 0;
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

    private static float[] mean(float[][] levels, int[] frames) {
        var mean = new float[BANDS];
        for (int frame : frames) {
            for (int band = 0; band < BANDS; band++) {
                mean[band] += levels[frame][band] / frames.length;
            }
        }
        return mean;
    }
}
