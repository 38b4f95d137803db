package dev.parley.audio;

import java.util.Arrays;

/** The last 48 ms of a narrowband sound under a Hann window, in bands of 234 Hz from 125 to 3875 Hz. */
final class Spectrum {
    static final int RATE_HZ = 8_000;
    static final int WINDOW = 384;
    static final int BANDS = 16;
    private static final int FIRST_BIN = 8;
    private static final int BAND_BINS = 15;
    /** The window's twelfths are 4 ms: a voice puts at least two pulses into twelve of them, a click only one. */
    private static final int TWELFTH = WINDOW / 12;

    private final Fft fft;
    private final float[] hann = new float[WINDOW];
    private final float[] sound = new float[WINDOW];
    private final float[] real;
    private final float[] imaginary;
    private final float[] energies = new float[BANDS];
    private final float[] compressed;

    Spectrum(Fft fft) {
        this.fft = fft;
        real = new float[fft.size() / 2 + 1];
        imaginary = new float[fft.size() / 2 + 1];
        compressed = new float[fft.size() / 2 + 1];
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW));
        }
    }

    /** What each band's energy is on average in white noise of this level. */
    static float energyOfNoise(double dbfs) {
        double windowPower = WINDOW * 3.0 / 8;
        return (float) (BAND_BINS * windowPower * 32768 * 32768 * Math.pow(10, dbfs / 10));
    }

    /** Moves on by the first {@code count} of the samples, at most a window's length. */
    void add(short[] samples, int count) {
        System.arraycopy(sound, count, sound, 0, WINDOW - count);
        for (int i = 0; i < count; i++) {
            sound[WINDOW - count + i] = samples[i];
        }
        for (int i = 0; i < WINDOW / 2; i++) {
            real[i] = sound[2 * i] * hann[2 * i];
            imaginary[i] = sound[2 * i + 1] * hann[2 * i + 1];
        }
        Arrays.fill(real, WINDOW / 2, real.length, 0);
        Arrays.fill(imaginary, WINDOW / 2, imaginary.length, 0);
        fft.transform(real, imaginary);
        for (int band = 0; band < BANDS; band++) {
            energies[band] = 1;
            for (int bin = first(band); bin < first(band + 1); bin++) {
                energies[band] += power(bin);
            }
        }
    }

    /** By band, never 0; the same array each time. */
    float[] energies() {
        return energies;
    }

    /** The cube root of the power above the floor, bin by bin; the same array each time. */
    float[] above(NoiseFloor floor) {
        for (int band = 0; band < BANDS; band++) {
            float noise = floor.of(band) / BAND_BINS;
            for (int bin = first(band); bin < first(band + 1); bin++) {
                compressed[bin] = (float) Math.cbrt(Math.max(0, power(bin) - noise));
            }
        }
        return compressed;
    }

    /** Whether most of the sound is in 4 ms of it. */
    boolean isClick() {
        double total = 0;
        double most = 0;
        for (int start = 0; start < WINDOW; start += TWELFTH) {
            double energy = 0;
            for (int i = start; i < start + TWELFTH; i++) {
                energy += sound[i] * sound[i];
            }
            total += energy;
            most = Math.max(most, energy);
        }
        return most > total / 2;
    }

    private float power(int bin) {
        return real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
    }

    private static int first(int band) {
        return FIRST_BIN + band * BAND_BINS;
    }
}
