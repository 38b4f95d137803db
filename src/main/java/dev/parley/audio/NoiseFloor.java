package dev.parley.audio;

import java.util.Arrays;

/**
 * How strong the steady part of a sound is, band by band: the least that its smoothed energy was during the last 0.8 s
 * (minimum statistics after R. Martin, 2001). Speech dips between its syllables, noise and hum do not.
 */
final class NoiseFloor {
    private static final int STRETCHES = 5;
    private static final int FRAMES = 8;
    private static final float SMOOTHING = 0.6f;
    /** The minimum of a fluctuating value lies below its mean by this factor. */
    private static final float BIAS = 1.5f;

    private final float[] smoothed;
    private final float[][] minima;
    private final float[] floor;
    private int frames;

    /** @param assumed the floor of a line that nothing is known of yet */
    NoiseFloor(int bands, float assumed) {
        smoothed = new float[bands];
        floor = new float[bands];
        minima = new float[STRETCHES][bands];
        Arrays.fill(smoothed, assumed);
        Arrays.fill(floor, assumed);
        for (var stretch : minima) {
            Arrays.fill(stretch, assumed);
        }
    }

    /** The energies of the next frame. */
    void add(float[] energies) {
        var current = minima[frames / FRAMES % STRETCHES];
        for (int band = 0; band < energies.length; band++) {
            smoothed[band] += (1 - SMOOTHING) * (energies[band] - smoothed[band]);
            current[band] = frames % FRAMES == 0 ? smoothed[band] : Math.min(current[band], smoothed[band]);
            floor[band] = BIAS * least(band);
        }
        frames++;
    }

    float of(int band) {
        return floor[band];
    }

    private float least(int band) {
        float least = Float.MAX_VALUE;
        for (var stretch : minima) {
            least = Math.min(least, stretch[band]);
        }
        return least;
    }
}
