package dev.parley.bench.feel;

import dev.parley.audio.Pcm;
import java.util.Random;

/** Sounds that are no speech. 8 kHz; the same ones every time. */
final class Noises {
    private static final int RATE_HZ = 8_000;

    private Noises() {}

    enum Kind {
        /** A fan: white, -32 dBFS. */
        HISS,
        /** A badly earthed line: 50 Hz and its odd harmonics, -30 dBFS. */
        HUM,
        /** Somebody types: four clicks a second that die away within 10 ms. */
        KEYS,
        /** A cough of 250 ms every three seconds. */
        COUGH
    }

    static Pcm of(Kind kind, int seconds) {
        var random = new Random(7);
        var samples = new short[seconds * RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short)
                    switch (kind) {
                        case HISS -> 820 * random.nextGaussian();
                        case HUM -> hum(i / (double) RATE_HZ);
                        case KEYS -> dyingAway(i % (RATE_HZ / 4), 0.003) * 9000 * random.nextGaussian();
                        case COUGH -> cough(i % (3 * RATE_HZ)) * random.nextGaussian();
                    };
        }
        return new Pcm(samples, RATE_HZ);
    }

    private static double hum(double t) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= 9; harmonic += 2) {
            sum += Math.sin(2 * Math.PI * 50 * harmonic * t) / harmonic;
        }
        return 1300 * sum;
    }

    private static double dyingAway(int sample, double seconds) {
        return sample > RATE_HZ / 50 ? 0 : Math.exp(-sample / (seconds * RATE_HZ));
    }

    /** Rises within 20 ms and dies away. */
    private static double cough(int sample) {
        double t = sample / (double) RATE_HZ;
        return t > 0.25 ? 0 : 5000 * Math.min(1, t / 0.02) * Math.exp(-t / 0.09);
    }
}
