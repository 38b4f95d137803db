package dev.parley.line.websocket;

import java.util.concurrent.TimeUnit;

/**
 * How much of what was sent Asterisk has not played yet. Time alone tells: Asterisk plays a frame every 20 ms by its own
 * clock. What it says of its queue now and again puts right what the two clocks have drifted apart. For the pacer's
 * thread.
 */
final class Lead {
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(20);
    /** Two frames, and half of one for the pacer's own unrest. */
    private static final long ENOUGH = FRAME + FRAME / 2;

    private static final int NOT_ASKED = -1;

    private long ahead;
    private long at;
    private int expected = NOT_ASKED;

    /** Whether one more frame may be sent, so that at most two wait. */
    boolean leavesRoom(long now) {
        ahead = Math.max(0, ahead - (now - at));
        at = now;
        return ahead <= ENOUGH;
    }

    void sent() {
        ahead += FRAME;
    }

    /** Nothing waits any more. */
    void dropped() {
        ahead = 0;
        expected = NOT_ASKED;
    }

    /** Asterisk is being asked how many frames wait, behind all that was sent so far. */
    void asked() {
        expected = Math.toIntExact((ahead + FRAME / 2) / FRAME);
    }

    void answered(int queued) {
        if (expected != NOT_ASKED) {
            ahead = Math.max(0, ahead + (queued - expected) * FRAME);
            expected = NOT_ASKED;
        }
    }
}
