package dev.parley.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Random;

/** Sounds to try things with, and a few figures about them. */
final class Sounds {
    private Sounds() {}

    /** Spoken by espeak-ng 1.52; see the file's name for the words. */
    static Pcm speech(String name) {
        try (var stream = Objects.requireNonNull(Sounds.class.getResourceAsStream(name + ".wav"), name)) {
            return Wav.read(stream.readAllBytes()).mono();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static short[] tone(double hz, double dbfs, int samples, int rateHz) {
        var tone = new double[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = Math.sin(2 * Math.PI * hz * i / rateHz);
        }
        return scaled(tone, dbfs);
    }

    static short[] whiteNoise(double dbfs, int samples, long seed) {
        var random = new Random(seed);
        var noise = new double[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = random.nextGaussian();
        }
        return scaled(noise, dbfs);
    }

    /** The sum of noises that hold their value for 1, 2, 4, … samples (Voss and McCartney): 3 dB less each octave. */
    static short[] pinkNoise(double dbfs, int samples, long seed) {
        var random = new Random(seed);
        var rows = new double[14];
        var noise = new double[samples];
        for (int i = 0; i < samples; i++) {
            rows[Math.min(Integer.numberOfTrailingZeros(i + 1), rows.length - 1)] = random.nextGaussian();
            for (double row : rows) {
                noise[i] += row;
            }
        }
        return scaled(noise, dbfs);
    }

    /** A mains hum with the harmonics of a bad earth. */
    static short[] hum(double mainsHz, double dbfs, int samples, int rateHz) {
        var hum = new double[samples];
        for (int i = 0; i < samples; i++) {
            for (int harmonic = 1; harmonic <= 15; harmonic++) {
                hum[i] += Math.sin(2 * Math.PI * mainsHz * harmonic * i / rateHz + harmonic) / harmonic;
            }
        }
        return scaled(hum, dbfs);
    }

    /** Taps that ring for a few milliseconds, one to four a second. */
    static short[] clicks(double peakDbfs, int samples, long seed) {
        var random = new Random(seed);
        var clicks = new short[samples];
        for (int start = 0; start < samples; start += 2000 + random.nextInt(6000)) {
            for (int i = start; i < Math.min(samples, start + 200); i++) {
                double ringing = Math.exp((start - i) / 16.0) * Math.cos(0.5 * (i - start));
                clicks[i] = (short) (32767 * Math.pow(10, peakDbfs / 20) * ringing);
            }
        }
        return clicks;
    }

    static short[] mixed(short[] a, short[] b) {
        var sum = new short[Math.max(a.length, b.length)];
        for (int i = 0; i < sum.length; i++) {
            int value = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] : 0);
            sum[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }

    static short[] at(double dbfs, short[] samples) {
        var values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i];
        }
        return scaled(values, dbfs);
    }

    static short[] overTheTelephone(short[] samples) {
        return G711.ULAW.decode(G711.ULAW.encode(samples));
    }

    static double rmsDbfs(short[] samples, int from, int to) {
        double sum = 1e-9;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / (to - from) / (32768.0 * 32768));
    }

    /** The RMS that a sine of this frequency contributes, in dBFS. */
    static double toneDbfs(short[] samples, int from, int to, double hz, int rateHz) {
        double real = 0;
        double imaginary = 0;
        double window = 0;
        for (int i = from; i < to; i++) {
            double hann = 1 - Math.cos(2 * Math.PI * (i - from) / (to - from));
            real += hann * samples[i] * Math.cos(2 * Math.PI * hz * i / rateHz);
            imaginary += hann * samples[i] * Math.sin(2 * Math.PI * hz * i / rateHz);
            window += hann;
        }
        return 20 * Math.log10(Math.hypot(real, imaginary) / window * Math.sqrt(2) / 32768 + 1e-9);
    }

    private static short[] scaled(double[] values, double dbfs) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        double gain = 32768 * Math.pow(10, dbfs / 20) / Math.sqrt(sum / values.length);
        var samples = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(values[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}
