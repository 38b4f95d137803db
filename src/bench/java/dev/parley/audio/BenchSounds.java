package dev.parley.audio;

import java.util.Random;

/** Made-up sound that works the code as a call does: a voice with pauses over a little noise. */
final class BenchSounds {
    private static final double PITCH_HZ = 120;

    private BenchSounds() {}

    /** Half a second of voice, half a second of noise, and so on. */
    static Frame[] frames(int rateHz, int count) {
        var random = new Random(1);
        var frames = new Frame[count];
        for (int n = 0; n < count; n++) {
            boolean voiced = n / 25 % 2 == 0;
            var samples = new short[rateHz / 50];
            for (int i = 0; i < samples.length; i++) {
                double t = (double) (n * samples.length + i) / rateHz;
                samples[i] = (short) ((voiced ? voice(t) : 0) + 60 * random.nextGaussian());
            }
            frames[n] = new Frame(samples, rateHz);
        }
        return frames;
    }

    static short[] samples(int rateHz, int millis) {
        var samples = new short[rateHz * millis / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) voice((double) i / rateHz);
        }
        return samples;
    }

    private static double voice(double t) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
            sum += Math.sin(2 * Math.PI * PITCH_HZ * harmonic * t + harmonic) / harmonic;
        }
        return 2500 * sum * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t));
    }
}
