package dev.parley.audio;

/**
 * How much a spectrum is that of a voiced sound: the highest peak of its autocorrelation among the lags of human pitch.
 */
final class Periodicity {
    private static final int LOWEST_PITCH_HZ = 66;
    private static final int HIGHEST_PITCH_HZ = 420;
    /** Below this overlap of the window with itself, noise would be amplified more than it is worth. */
    private static final float LEAST_OVERLAP = 0.3f;

    private final Fft fft;
    private final int shortest;
    private final int longest;
    private final float[] weights;
    private final float[] real;
    private final float[] imaginary;

    /** @param window samples under the Hann window that the spectrum was made with */
    Periodicity(Fft fft, int rateHz, int window) {
        this.fft = fft;
        shortest = rateHz / HIGHEST_PITCH_HZ;
        longest = rateHz / LOWEST_PITCH_HZ;
        weights = new float[longest + 1];
        for (int lag = shortest; lag <= longest; lag++) {
            weights[lag] = 1 / Math.max(LEAST_OVERLAP, overlap((double) lag / window));
        }
        real = new float[fft.size() / 2 + 1];
        imaginary = new float[fft.size() / 2 + 1];
    }

    /**
     * From 0 for none to 1 for a pulse train.
     *
     * @param spectrum real and not negative, from 0 Hz to half the sample rate; compressed powers rather than powers,
     *     so that no single strong band decides
     */
    float of(float[] spectrum) {
        int half = fft.size() / 2;
        for (int i = 0; i < half / 2; i++) {
            real[i] = spectrum[2 * i];
            imaginary[i] = spectrum[2 * i + 1];
            real[half - 1 - i] = spectrum[2 * i + 2];
            imaginary[half - 1 - i] = spectrum[2 * i + 1];
        }
        fft.transform(real, imaginary);
        float highest = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            highest = Math.max(highest, real[lag] * weights[lag]);
        }
        return real[0] <= 0 ? 0 : Math.min(1, highest / real[0]);
    }

    /** The autocorrelation of a Hann window at a shift given in windows (P. Boersma, 1993). */
    private static float overlap(double shift) {
        double angle = 2 * Math.PI * shift;
        return (float) ((1 - shift) * (2.0 / 3 + Math.cos(angle) / 3) + Math.sin(angle) / (2 * Math.PI));
    }
}
