package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.Arrays;

/** Sound at the times it was heard or said, 8 kHz, counted from the moment of dialling. Thread-safe. */
final class Timeline {
    static final int RATE = 8000;

    /** A packet that comes this little before or after its turn is put where its turn is. */
    private static final int JITTER = RATE * 60 / 1000;

    private short[] samples = new short[RATE * 30];
    private int length;

    synchronized void add(Duration at, short[] sound) {
        int clock = index(at);
        int start = Math.abs(clock - length) <= JITTER ? length : Math.max(clock, length);
        if (start + sound.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(samples.length * 2, start + sound.length));
        }
        System.arraycopy(sound, 0, samples, start, sound.length);
        length = start + sound.length;
    }

    Pcm sound() {
        return soundFrom(Duration.ZERO);
    }

    synchronized Pcm soundFrom(Duration from) {
        return new Pcm(Arrays.copyOfRange(samples, Math.min(index(from), length), length), RATE);
    }

    private static int index(Duration at) {
        return (int) (at.toNanos() * RATE / 1_000_000_000L);
    }
}
