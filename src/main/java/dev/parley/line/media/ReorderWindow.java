package dev.parley.line.media;

import java.util.Arrays;

/**
 * Puts packets back into their order. Two of them (40 ms) wait before the first is taken, so that one that comes up to
 * that much late still has its turn. Thread-safe: the receiver's thread puts, the pacer's thread takes.
 */
public final class ReorderWindow {
    /** Packets that wait before the first is taken. */
    static final int TARGET = 2;

    private static final int SLOTS = 32;
    /** Takes in vain after which the sender has paused and the wait starts anew: 100 ms. */
    private static final int PAUSE = 5;
    /** Takes over which a growing wait is measured: one second. */
    private static final int LONG_RUN = 50;

    private static final int NONE = -1;

    public enum Arrival {
        KEPT,
        LATE,
        DUPLICATE
    }

    enum Turn {
        /** {@link #payload} and {@link #length} tell the packet. */
        PACKET,
        /** This packet is missing and a later one is there. */
        LOST,
        /** Nothing is there, or not enough yet. */
        NOTHING
    }

    private final byte[][] payloads = new byte[SLOTS][0];
    private final int[] lengths = new int[SLOTS];
    /** The packet that a slot holds or, once it was taken, held. */
    private final int[] sequences = new int[SLOTS];

    private final boolean[] waiting = new boolean[SLOTS];
    private boolean started;
    private boolean filling = true;
    private int next;
    private int newest;
    private int jumpedTo = NONE;
    private int inVain;
    private int fewest = SLOTS;
    private int fewestBefore = TARGET;
    private int takes;
    private byte[] payload = new byte[0];
    private int length;

    ReorderWindow() {
        reset();
    }

    /** Forgets everything: the sender is another one. */
    synchronized void reset() {
        Arrays.fill(sequences, NONE);
        Arrays.fill(waiting, false);
        started = false;
        filling = true;
        jumpedTo = NONE;
        inVain = 0;
        forgetRun();
    }

    /** @param sequence 0 to 65535 */
    synchronized Arrival put(int sequence, byte[] data, int offset, int bytes) {
        if (!started) {
            started = true;
            next = sequence;
            newest = sequence - 1 & 0xFFFF;
        }
        if (filling && isEarlierStart(sequence)) {
            next = sequence;
        }
        int ahead = distance(next, sequence);
        if (ahead >= SLOTS || ahead < -SLOTS) {
            return jumped(sequence, data, offset, bytes);
        }
        jumpedTo = NONE;
        if (sequences[sequence % SLOTS] == sequence) {
            return Arrival.DUPLICATE;
        }
        if (ahead < 0) {
            return Arrival.LATE;
        }
        keep(sequence, data, offset, bytes);
        return Arrival.KEPT;
    }

    /** To be called every 20 ms; more often only for packets shorter than that. */
    synchronized Turn take() {
        if (!started || filling && stillFilling()) {
            return Turn.NOTHING;
        }
        filling = false;
        measure();
        int slot = next % SLOTS;
        if (waiting[slot]) {
            return taken(slot);
        }
        if (depth() > 0) {
            next = next + 1 & 0xFFFF;
            return Turn.LOST;
        }
        if (++inVain >= PAUSE) {
            reset();
        }
        return Turn.NOTHING;
    }

    /** Packets that wait, or are missing between those that do. */
    synchronized int depth() {
        return started ? distance(next, newest) + 1 : 0;
    }

    /** How many packets more than needed waited all through the last seconds: the sender's clock is faster than ours. */
    synchronized int surplus() {
        return Math.max(0, Math.min(fewest, fewestBefore) - TARGET);
    }

    /** One of the surplus was left out. */
    synchronized void skipped() {
        fewest--;
        fewestBefore--;
    }

    /**
     * Whether less than needed waited at times in both of the last two seconds: the sender's clock is slower than ours.
     */
    synchronized boolean isShort() {
        return Math.max(fewest, fewestBefore) < TARGET;
    }

    /** A turn was passed without a take, so that one more waits. */
    synchronized void repeated() {
        fewest++;
        fewestBefore++;
    }

    /** The packet that was taken; valid until the next one is. For the taking thread. */
    byte[] payload() {
        return payload;
    }

    int length() {
        return length;
    }

    private boolean isEarlierStart(int sequence) {
        int ahead = distance(next, sequence);
        return ahead < 0 && ahead > -PAUSE;
    }

    /** A sender may start anew at any number: two packets in a row from there are believed (RFC 3550, A.1). */
    private Arrival jumped(int sequence, byte[] data, int offset, int bytes) {
        if (jumpedTo != NONE && sequence == (jumpedTo + 1 & 0xFFFF)) {
            reset();
            return put(sequence, data, offset, bytes);
        }
        jumpedTo = sequence;
        return Arrival.LATE;
    }

    private void keep(int sequence, byte[] data, int offset, int bytes) {
        int slot = sequence % SLOTS;
        if (payloads[slot].length < bytes) {
            payloads[slot] = new byte[bytes];
        }
        System.arraycopy(data, offset, payloads[slot], 0, bytes);
        lengths[slot] = bytes;
        sequences[slot] = sequence;
        waiting[slot] = true;
        if (distance(newest, sequence) > 0) {
            newest = sequence;
        }
    }

    private boolean stillFilling() {
        return depth() < TARGET && ++inVain < TARGET;
    }

    private Turn taken(int slot) {
        var kept = payload;
        payload = payloads[slot];
        payloads[slot] = kept;
        length = lengths[slot];
        waiting[slot] = false;
        next = next + 1 & 0xFFFF;
        inVain = 0;
        return Turn.PACKET;
    }

    private void measure() {
        fewest = Math.min(fewest, depth());
        if (++takes == LONG_RUN) {
            fewestBefore = fewest;
            fewest = SLOTS;
            takes = 0;
        }
    }

    private void forgetRun() {
        fewest = SLOTS;
        fewestBefore = TARGET;
        takes = 0;
    }

    /** From a to b on the circle of 65536, the shorter way round. */
    private static int distance(int a, int b) {
        return (short) (b - a);
    }
}
