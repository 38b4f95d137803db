package dev.parley.demo.caller;

/**
 * One caller's ear: tells speech of the agent from silence, packet by packet, and counts what breaks it. It hears like a
 * telephone that waits 60 ms for packets: what comes later is not heard. For one thread.
 */
final class FleetEar {
    private static final long STEP_NANOS = 20_000_000;
    private static final long WAITS_NANOS = 60_000_000;
    private static final int FRAME = 160;
    /** Longer silences are pauses. */
    private static final int LONGEST_GAP = 15;
    /** The quickest packet of the last 5 to 10 s says when a packet is due. */
    private static final long EPOCH_NANOS = 5_000_000_000L;

    private boolean begun;
    private int lastSequence;
    private long lastArrival;
    private int originTimestamp;
    private long originArrival;
    private long quickest;
    private long quickestBefore;
    private long epochEnd;
    private boolean spoken;
    private int lastSpoken;

    /** @return whether the packet carries speech */
    boolean hear(long now, int sequence, int timestamp, boolean loud, FleetFigures figures) {
        if (!begun) {
            begin(now, timestamp);
        } else {
            pace(now, sequence, figures);
        }
        lastSequence = sequence;
        lastArrival = now;
        boolean late = isLate(now, timestamp);
        if (loud && late) {
            figures.late();
        }
        if (loud && !late) {
            speech(timestamp, figures);
        }
        return loud;
    }

    private void begin(long now, int timestamp) {
        begun = true;
        originTimestamp = timestamp;
        originArrival = now;
        quickest = 0;
        quickestBefore = 0;
        epochEnd = now + EPOCH_NANOS;
    }

    private void pace(long now, int sequence, FleetFigures figures) {
        int missing = (short) (sequence - lastSequence) - 1;
        if (missing == 0) {
            figures.interval(now - lastArrival - STEP_NANOS);
        } else if (missing > 0) {
            figures.lost(missing);
        }
    }

    private boolean isLate(long now, int timestamp) {
        long transit = now - originArrival - (timestamp - originTimestamp) * STEP_NANOS / FRAME;
        if (now > epochEnd) {
            epochEnd = now + EPOCH_NANOS;
            quickestBefore = quickest;
            quickest = Long.MAX_VALUE;
        }
        quickest = Math.min(quickest, transit);
        return transit - Math.min(quickest, quickestBefore) > WAITS_NANOS;
    }

    private void speech(int timestamp, FleetFigures figures) {
        int silent = (timestamp - lastSpoken) / FRAME - 1;
        if (spoken && silent > 0 && silent <= LONGEST_GAP) {
            figures.gap(silent);
        }
        spoken = true;
        lastSpoken = timestamp;
        figures.spoke();
    }
}
