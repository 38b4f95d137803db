package dev.parley.call.smartturn;

/**
 * The features that Whisper's encoder takes, of the last eight seconds of a sound: 80 mel bands (Slaney's scale) times
 * 800 frames of 10 ms, as the logarithm of the power. Made as Hugging Face's WhisperFeatureExtractor makes them with
 * chunk_length 8 and do_normalize, after padding with silence in front. Stateless; about 10 ms for three seconds.
 */
final class LogMel {
    static final int RATE = 16_000;
    static final int BANDS = 80;
    static final int FRAMES = 800;
    private static final int SAMPLES = 8 * RATE;
    private static final int HOP = 160;
    /** The window, and the points of the transform: 20 times 20. */
    private static final int WINDOW = 400;

    private static final int SIDE = 20;
    private static final int BINS = WINDOW / 2 + 1;
    private static final double LEAST_POWER = 1e-10;
    private static final float DYNAMICS = 8;
    private static final double LEAST_VARIANCE = 1e-7;

    private static final float[] HANN = new float[WINDOW];
    private static final float[] COSINES = new float[WINDOW];
    private static final float[] SINES = new float[WINDOW];
    private static final float[][] FILTERS = new float[BANDS][BINS];

    static {
        for (int i = 0; i < WINDOW; i++) {
            COSINES[i] = (float) Math.cos(2 * Math.PI * i / WINDOW);
            SINES[i] = (float) -Math.sin(2 * Math.PI * i / WINDOW);
            HANN[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
        }
        double width = mel(RATE / 2.0) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            fill(FILTERS[band], hertz(band * width), hertz((band + 1) * width), hertz((band + 2) * width));
        }
    }

    private LogMel() {}

    /** @param sound at 16 kHz; @return band by band, 800 frames each */
    static float[] of(short[] sound) {
        var samples = normalised(sound);
        int silent = Math.max(0, SAMPLES - sound.length);
        var features = new float[BANDS * FRAMES];
        var power = new float[BINS];
        for (int frame = 0; frame < FRAMES; frame++) {
            // What lies wholly in the padding is like the first frame, of which everything is the same.
            boolean sounds = frame == 0 || (frame * HOP + WINDOW / 2 > silent);
            if (sounds) {
                power(samples, frame * HOP - WINDOW / 2, power);
            }
            for (int band = 0; band < BANDS; band++) {
                int at = band * FRAMES + frame;
                features[at] = sounds ? logarithm(FILTERS[band], power) : features[at - 1];
            }
        }
        return scaled(features);
    }

    /** The last eight seconds, silence in front, with a mean of 0 and a variance of 1. */
    private static float[] normalised(short[] sound) {
        var samples = new float[SAMPLES];
        int count = Math.min(SAMPLES, sound.length);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            float value = sound[sound.length - count + i] / 32768f;
            samples[SAMPLES - count + i] = value;
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / SAMPLES;
        double scale = 1 / Math.sqrt(squares / SAMPLES - mean * mean + LEAST_VARIANCE);
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = (float) ((samples[i] - mean) * scale);
        }
        return samples;
    }

    /** The power of 201 frequencies; beyond both ends the sound is mirrored. */
    private static void power(float[] samples, int from, float[] power) {
        var windowed = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            int at = Math.abs(from + i);
            windowed[i] = HANN[i] * samples[at < SAMPLES ? at : 2 * (SAMPLES - 1) - at];
        }
        var real = new float[WINDOW];
        var imaginary = new float[WINDOW];
        columns(windowed, real, imaginary);
        for (int bin = 0; bin < BINS; bin++) {
            float sumReal = 0;
            float sumImaginary = 0;
            int row = bin % SIDE * SIDE;
            for (int column = 0, turn = 0; column < SIDE; column++, turn = (turn + bin) % WINDOW) {
                float cosine = COSINES[turn];
                float sine = SINES[turn];
                sumReal += real[row + column] * cosine - imaginary[row + column] * sine;
                sumImaginary += real[row + column] * sine + imaginary[row + column] * cosine;
            }
            power[bin] = sumReal * sumReal + sumImaginary * sumImaginary;
        }
    }

    /** The transform of every twentieth sample, for each of the twenty beginnings (Cooley and Tukey). */
    private static void columns(float[] windowed, float[] real, float[] imaginary) {
        for (int bin = 0; bin < SIDE; bin++) {
            for (int row = 0; row < SIDE; row++) {
                int turn = bin * row % SIDE * SIDE;
                for (int column = 0; column < SIDE; column++) {
                    real[bin * SIDE + column] += windowed[row * SIDE + column] * COSINES[turn];
                    imaginary[bin * SIDE + column] += windowed[row * SIDE + column] * SINES[turn];
                }
            }
        }
    }

    private static float logarithm(float[] filter, float[] power) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += filter[bin] * power[bin];
        }
        return (float) Math.log10(Math.max(LEAST_POWER, sum));
    }

    private static float[] scaled(float[] features) {
        float loudest = Float.NEGATIVE_INFINITY;
        for (float value : features) {
            loudest = Math.max(loudest, value);
        }
        for (int i = 0; i < features.length; i++) {
            features[i] = (Math.max(features[i], loudest - DYNAMICS) + 4) / 4;
        }
        return features;
    }

    /** A triangle of equal area, whatever its width. */
    private static void fill(float[] filter, double low, double middle, double high) {
        for (int bin = 0; bin < BINS; bin++) {
            double hertz = (double) bin * RATE / WINDOW;
            double height = Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle));
            filter[bin] = (float) (Math.max(0, height) * 2 / (high - low));
        }
    }

    /** Straight to 1000 Hz, logarithmic above. */
    private static double mel(double hertz) {
        return hertz < 1000 ? hertz * 3 / 200 : 15 + 27 * Math.log(hertz / 1000) / Math.log(6.4);
    }

    private static double hertz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp((mel - 15) * Math.log(6.4) / 27);
    }
}
