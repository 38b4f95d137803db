package dev.parley.bench.feel;

import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Silences within the agent's speech. Its voice hums without a pause, so each is somebody's fault, or a hesitation. */
record Silences(List<Silence> all, Duration speech) {
    private static final int STEP_MILLIS = 10;
    private static final int LOUD_RMS = 100;
    /** Longer ones lie between two utterances. */
    private static final int LONGEST_STEPS = 150;

    record Silence(Duration from, Duration length) {}

    static Silences in(Pcm heard) {
        int step = heard.rateHz() * STEP_MILLIS / 1000;
        var found = new ArrayList<Silence>();
        int loud = 0;
        int last = -1;
        for (int i = 0; (i + 1) * step <= heard.samples().length; i++) {
            if (isLoud(heard.samples(), i * step, step)) {
                int silent = i - last - 1;
                if (last >= 0 && silent > 0 && silent <= LONGEST_STEPS) {
                    found.add(new Silence(at(last + 1), at(silent)));
                }
                loud++;
                last = i;
            }
        }
        return new Silences(found, at(loud));
    }

    /** Those of 20 to 300 ms: what a caller hears as chopped. */
    long chops() {
        return all.stream()
                .mapToLong(one -> one.length().toMillis())
                .filter(millis -> millis >= 20 && millis <= 300)
                .count();
    }

    /** Those that began within a stretch of time and were long enough to be the agent's own falling silent. */
    long stops(Duration from, Duration to) {
        return all.stream()
                .filter(one -> one.from().compareTo(from) >= 0 && one.from().compareTo(to) <= 0)
                .filter(one -> one.length().toMillis() >= 60)
                .count();
    }

    private static Duration at(int steps) {
        return Duration.ofMillis((long) steps * STEP_MILLIS);
    }

    private static boolean isLoud(short[] samples, int from, int count) {
        double energy = 0;
        for (int i = from; i < from + count; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return energy > (double) LOUD_RMS * LOUD_RMS * count;
    }
}
