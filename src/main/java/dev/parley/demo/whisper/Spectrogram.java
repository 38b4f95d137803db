package dev.parley.demo.whisper;

import dev.parley.audio.Fft;
import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import java.util.Arrays;

/**
 * Speech as the level of a few bands every 10 ms, over what a telephone carries: 0 is {@link #DEPTH} dB below the loud
 * parts, or less. Whoever says it louder or softer, it looks the same. Immutable.
 *
 * @param levels dB by frame and band
 * @param voiced by frame, whether there is more than background
 */
record Spectrogram(float[][] levels, boolean[] voiced) {
    static final int BANDS = 14;
    static final int FRAME_MILLIS = 10;
    static final float DEPTH = 35;
    static final int COARSE = 4;

    private static final int RATE_HZ = 8000;
    private static final int HOP = RATE_HZ * FRAME_MILLIS / 1000;
    private static final int WINDOW = 200;
    private static final int SIZE = 256;
    private static final double LOWEST_HZ = 250;
    private static final double HIGHEST_HZ = 3400;
    /** The level of a band full of samples of one step, below which there is nothing to hear. */
    private static final double FAINTEST = 1e4;
    /** What is softer than this is background, in dB below the loud parts. */
    private static final float VOICED_DEPTH = 25;

    /** The softest of so many loudest frames counts as loud: a click does not, and silence around speech changes nothing. */
    private static final int LOUD_FRAMES = 10;

    private static final Fft FOURIER = new Fft(SIZE);
    private static final float[] HANN = hann();
    private static final int[] EDGES = edges();

    static Spectrogram of(Pcm sound) {
        var samples = Resampler.convert(sound, RATE_HZ).samples();
        var levels = new float[Math.max(0, (samples.length - WINDOW) / HOP + 1)][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = decibels(samples, i * HOP);
        }
        return relativeToLoudParts(levels);
    }

    int frames() {
        return levels.length;
    }

    /** From the first voiced frame to the last. */
    Spectrogram trimmed() {
        int first = 0;
        while (first < frames() && !voiced[first]) {
            first++;
        }
        int last = frames() - 1;
        while (last > first && !voiced[last]) {
            last--;
        }
        return new Spectrogram(
                Arrays.copyOfRange(levels, first, Math.max(first, last + 1)),
                Arrays.copyOfRange(voiced, first, Math.max(first, last + 1)));
    }

    int voicedFrames() {
        return voiced(0, frames());
    }

    /** How many voiced frames lie between two. */
    int voiced(int from, int to) {
        int count = 0;
        for (int frame = from; frame < to; frame++) {
            count += voiced[frame] ? 1 : 0;
        }
        return count;
    }

    /** The directions averaged over {@link #COARSE} frames each. */
    float[][] coarse() {
        var directions = directions();
        var coarse = new float[frames() / COARSE][BANDS];
        for (int frame = 0; frame < coarse.length * COARSE; frame++) {
            for (int band = 0; band < BANDS; band++) {
                coarse[frame / COARSE][band] += directions[frame][band] / COARSE;
            }
        }
        return coarse;
    }

    /** In which each frame differs from the mean of the voiced ones, as a vector of length 1. */
    float[][] directions() {
        var mean = meanOfVoiced();
        var directions = new float[frames()][BANDS];
        for (int frame = 0; frame < directions.length; frame++) {
            float square = 1e-6f;
            for (int band = 0; band < BANDS; band++) {
                float difference = levels[frame][band] - mean[band];
                directions[frame][band] = difference;
                square += difference * difference;
            }
            for (int band = 0; band < BANDS; band++) {
                directions[frame][band] /= (float) Math.sqrt(square);
            }
        }
        return directions;
    }

    private float[] meanOfVoiced() {
        int count = Math.max(1, voicedFrames());
        var mean = new float[BANDS];
        for (int frame = 0; frame < frames(); frame++) {
            for (int band = 0; band < BANDS && voiced[frame]; band++) {
                mean[band] += levels[frame][band] / count;
            }
        }
        return mean;
    }

    private static Spectrogram relativeToLoudParts(float[][] levels) {
        var loudness = new float[levels.length];
        for (int i = 0; i < levels.length; i++) {
            loudness[i] = loudest(levels[i]);
        }
        var sorted = loudness.clone();
        Arrays.sort(sorted);
        float loud = levels.length == 0 ? 0 : sorted[Math.max(0, levels.length - LOUD_FRAMES)];
        float faint = levels.length == 0 ? 0 : sorted[levels.length / 20];
        var voiced = new boolean[levels.length];
        for (int i = 0; i < levels.length; i++) {
            voiced[i] = loudness[i] > Math.max(loud - VOICED_DEPTH, Math.min(faint + 6, loud - 10));
            for (int band = 0; band < BANDS; band++) {
                levels[i][band] = Math.max(0, levels[i][band] - loud + DEPTH);
            }
        }
        return new Spectrogram(levels, voiced);
    }

    private static float loudest(float[] bands) {
        float loudest = bands[0];
        for (float band : bands) {
            loudest = Math.max(loudest, band);
        }
        return loudest;
    }

    private static float[] decibels(short[] samples, int from) {
        var real = new float[SIZE / 2 + 1];
        var imaginary = new float[SIZE / 2 + 1];
        for (int i = 0; i < WINDOW / 2; i++) {
            real[i] = samples[from + 2 * i] * HANN[2 * i];
            imaginary[i] = samples[from + 2 * i + 1] * HANN[2 * i + 1];
        }
        FOURIER.transform(real, imaginary);
        var bands = new float[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double energy = FAINTEST;
            for (int bin = EDGES[band]; bin < EDGES[band + 1]; bin++) {
                energy += real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
            }
            bands[band] = (float) (10 * Math.log10(energy));
        }
        return bands;
    }

    private static float[] hann() {
        var window = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW));
        }
        return window;
    }

    /** Bands of equal width on the mel scale, as bins of the transform. */
    private static int[] edges() {
        var edges = new int[BANDS + 1];
        double low = mel(LOWEST_HZ);
        double step = (mel(HIGHEST_HZ) - low) / BANDS;
        for (int i = 0; i <= BANDS; i++) {
            edges[i] = (int) Math.round(hertz(low + i * step) * SIZE / RATE_HZ);
        }
        return edges;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
