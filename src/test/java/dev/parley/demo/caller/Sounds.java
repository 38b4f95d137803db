package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import java.util.Random;

/** Sounds for tests, and how alike two sounds are. */
public final class Sounds {
    private static final int RATE = 8000;

    private Sounds() {}

    /** Something with the ups and downs of speech, different for each seed. */
    public static Pcm babble(int millis, long seed) {
        var random = new Random(seed);
        var samples = new short[millis * RATE / 1000];
        double phase = 0;
        double pitch = 200;
        for (int i = 0; i < samples.length; i++) {
            pitch = i % 800 == 0 ? 150 + random.nextInt(1500) : pitch;
            phase += 2 * Math.PI * pitch / RATE;
            samples[i] = (short) (8000 * Math.sin(phase) + random.nextGaussian() * 500);
        }
        return new Pcm(samples, RATE);
    }

    /**
     * How well the best place of {@code pattern} in {@code sound} fits: 1 for the very same sound at any loudness, near 0
     * for another.
     */
    public static double likeness(Pcm pattern, Pcm sound) {
        double best = 0;
        double own = energy(pattern.samples(), 0, pattern.samples().length);
        for (int at = 0; at + pattern.samples().length <= sound.samples().length; at++) {
            double product = 0;
            double other = 0;
            for (int i = 0; i < pattern.samples().length; i++) {
                product += (double) pattern.samples()[i] * sound.samples()[at + i];
                other += (double) sound.samples()[at + i] * sound.samples()[at + i];
            }
            best = other == 0 ? best : Math.max(best, product / Math.sqrt(own * other));
        }
        return best;
    }

    /** A piece out of a sound. */
    public static Pcm cut(Pcm sound, int fromMillis, int millis) {
        int from = fromMillis * sound.rateHz() / 1000;
        int to = Math.min(sound.samples().length, from + millis * sound.rateHz() / 1000);
        return new Pcm(java.util.Arrays.copyOfRange(sound.samples(), from, to), sound.rateHz());
    }

    private static double energy(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }
}
