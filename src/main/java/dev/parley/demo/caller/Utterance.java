package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of sound between silences, by energy alone. Times count from the moment of dialling.
 *
 * @param start of its first 10 ms above -44 dBFS
 * @param end of its last such 10 ms
 */
public record Utterance(Duration start, Duration end) {
    private static final int STEP_MILLIS = 10;
    private static final int LOUD_RMS = 200;

    /** Shorter pauses belong to the utterance. */
    private static final int PAUSE_STEPS = 30;

    static List<Utterance> in(Pcm sound) {
        var found = new ArrayList<Utterance>();
        int step = sound.rateHz() * STEP_MILLIS / 1000;
        int start = -1;
        int last = -1;
        for (int i = 0; (i + 1) * step <= sound.samples().length; i++) {
            if (loud(sound.samples(), i * step, step)) {
                if (start >= 0 && i - last > PAUSE_STEPS) {
                    found.add(of(start, last));
                    start = i;
                }
                start = start < 0 ? i : start;
                last = i;
            }
        }
        if (start >= 0) {
            found.add(of(start, last));
        }
        return List.copyOf(found);
    }

    private static Utterance of(int firstStep, int lastStep) {
        return new Utterance(
                Duration.ofMillis((long) firstStep * STEP_MILLIS), Duration.ofMillis((lastStep + 1L) * STEP_MILLIS));
    }

    private static boolean loud(short[] samples, int from, int count) {
        long energy = 0;
        for (int i = from; i < from + count; i++) {
            energy += (long) samples[i] * samples[i];
        }
        return energy > (long) LOUD_RMS * LOUD_RMS * count;
    }
}
