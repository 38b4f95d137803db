package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.Arrays;

/** Sound at the times it was heard or said, counted from the moment of dialling. Thread-safe. */
final class Timeline {
    /** A packet that comes this little before or after its turn is put where its turn is. */
    private static final int JITTER_MILLIS = 60;

    private final int rateHz;
    private short[] samples;
    private int length;

    Timeline(int rateHz) {
        this.rateHz = rateHz;
        samples = new short[rateHz * 30];
    }

    synchronized void add(Duration at, short[] sound) {
        int clock = index(at);
        int start = Math.abs(clock - length) <= rateHz * JITTER_MILLIS / 1000 ? length : Math.max(clock, length);
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
        return new Pcm(Arrays.copyOfRange(samples, Math.min(index(from), length), length), rateHz);
    }

    private int index(Duration at) {
        return (int) (at.toNanos() * rateHz / 1_000_000_000L);
    }
}
