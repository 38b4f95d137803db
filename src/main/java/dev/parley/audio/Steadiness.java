package dev.parley.audio;

/** Tells a sound that stands still, such as hum, from a living one, by how its strong bands change within 80 ms. */
final class Steadiness {
    private static final int FRAMES = 4;
    private static final float STRONG_DB = 12;
    /** Hum with noise 15 dB below it changes by half a decibel, a held vowel by one and more. */
    private static final float LEAST_CHANGE_DB = 0.8f;

    private final float[][] earlier = new float[FRAMES][Spectrum.BANDS];
    private int frames;
    private boolean moved;

    /** @param levels by band, in dB; @return whether the sound is a living one */
    boolean moves(float[] levels) {
        var old = earlier[frames++ % FRAMES];
        float strongest = Float.NEGATIVE_INFINITY;
        for (float level : levels) {
            strongest = Math.max(strongest, level);
        }
        float change = 0;
        int strong = 0;
        for (int band = 0; band < levels.length; band++) {
            if (levels[band] > strongest - STRONG_DB) {
                change += Math.abs(levels[band] - old[band]);
                strong++;
            }
        }
        System.arraycopy(levels, 0, old, 0, levels.length);
        boolean before = moved;
        moved = change > LEAST_CHANGE_DB * strong;
        return moved && before;
    }
}
