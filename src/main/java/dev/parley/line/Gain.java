package dev.parley.line;

import dev.parley.audio.Frame;

/**
 * How loud the next frame is: a straight ramp, so that no change clicks. Immutable.
 *
 * @param from factor at the frame's first sample
 * @param to factor from the end of the ramp on
 * @param rampMillis how long the change takes, at most a frame
 */
record Gain(float from, float to, int rampMillis) {
    static final Gain FULL = steady(1);
    /** −12 dB: clearly below the caller's own voice, and still to be followed. */
    private static final float DUCKED = 0.251f;

    private static final int FADE_OUT_MILLIS = 20;
    private static final int FADE_IN_MILLIS = 10;

    private static Gain steady(float factor) {
        return new Gain(factor, factor, 0);
    }

    Gain ducked() {
        return new Gain(from, DUCKED, FADE_OUT_MILLIS);
    }

    Gain fadingOut() {
        return new Gain(from, 0, FADE_OUT_MILLIS);
    }

    Gain fadingIn() {
        return new Gain(from, 1, FADE_IN_MILLIS);
    }

    /** For the frame after this one. */
    Gain after() {
        return from == to ? this : steady(to);
    }

    /** The frame as it is heard; the frame itself at full gain. */
    Frame applied(Frame frame) {
        if (from == 1 && to == 1) {
            return frame;
        }
        var samples = frame.samples();
        var heard = new short[samples.length];
        int ramp = Math.max(1, frame.rateHz() / 1000 * rampMillis);
        for (int i = 0; i < samples.length; i++) {
            heard[i] = (short) (samples[i] * (from + (to - from) * Math.min(i, ramp) / ramp));
        }
        return new Frame(heard, frame.rateHz());
    }
}
