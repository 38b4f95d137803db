package dev.parley.call;

import dev.parley.audio.Frame;
import java.time.Duration;

/** Which of the last 32 frames were voiced, newest in the lowest bit. */
record SpeechWindow(int frames) {
    static final SpeechWindow EMPTY = new SpeechWindow(0);

    SpeechWindow plus(boolean voiced) {
        return new SpeechWindow(frames << 1 | (voiced ? 1 : 0));
    }

    /** True when at least {@code enough} of the last {@code within} was voiced. */
    boolean heard(Duration enough, Duration within) {
        return Integer.bitCount(newest(within)) >= ticks(enough);
    }

    /** True when the caller has fallen silent for that long after having been heard. */
    boolean silent(Duration enough) {
        return frames != 0 && newest(enough) == 0;
    }

    private int newest(Duration within) {
        return ticks(within) >= Integer.SIZE ? frames : frames & (1 << ticks(within)) - 1;
    }

    private static int ticks(Duration duration) {
        return (int) (duration.toMillis() / Frame.MILLIS);
    }
}
