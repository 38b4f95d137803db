package dev.parley.demo.caller;

import java.util.Arrays;

/**
 * What a fleet of callers noticed in one stretch of time. Written by the fleet's thread alone; to be read when the fleet
 * writes another one, by {@link CallerFleet#measured}.
 */
public final class FleetFigures {
    private static final int INTERVAL_STEP_MICROS = 50;
    private static final int LONGEST_INTERVAL_STEPS = 20_000;

    private final long[] intervals = new long[LONGEST_INTERVAL_STEPS + 1];
    private long[] responses = new long[64];
    private int responseCount;
    private long worstInterval;
    private long spokenFrames;
    private long gaps;
    private long gapFrames;
    private long lateFrames;
    private long lostFrames;
    private long packetsSent;
    private long packetsHeard;
    private long started;
    private long answered;
    private long completed;
    private long failed;
    private long unanswered;
    private long slowestOwnTurnNanos;

    void interval(long errorNanos) {
        long micros = Math.abs(errorNanos) / 1000;
        intervals[(int) Math.min(micros / INTERVAL_STEP_MICROS, LONGEST_INTERVAL_STEPS)]++;
        worstInterval = Math.max(worstInterval, micros);
    }

    void response(long nanos) {
        if (responseCount == responses.length) {
            responses = Arrays.copyOf(responses, 2 * responseCount);
        }
        responses[responseCount++] = nanos;
    }

    void spoke() {
        spokenFrames++;
    }

    void gap(int frames) {
        gaps++;
        gapFrames += frames;
    }

    void late() {
        lateFrames++;
    }

    void lost(int frames) {
        lostFrames += frames;
    }

    void sent() {
        packetsSent++;
    }

    void heard() {
        packetsHeard++;
    }

    void started() {
        started++;
    }

    void answered() {
        answered++;
    }

    void completed() {
        completed++;
    }

    void failed() {
        failed++;
    }

    void unanswered() {
        unanswered++;
    }

    void ownTurn(long lateNanos) {
        slowestOwnTurnNanos = Math.max(slowestOwnTurnNanos, lateNanos);
    }

    /** In ms: how far from 20 ms apart packets of the agent arrive; this share of them is nearer. */
    public double intervalError(double share) {
        long all = Arrays.stream(intervals).sum();
        long seen = 0;
        for (int i = 0; i < intervals.length; i++) {
            seen += intervals[i];
            if (seen >= share * all) {
                return (i + 1) * INTERVAL_STEP_MICROS / 1000.0;
            }
        }
        return 0;
    }

    /** In ms. */
    public double worstIntervalError() {
        return worstInterval / 1000.0;
    }

    /** In ms, from the end of what a caller said to the first sound of the agent; 0 when there was none. */
    public double response(double share) {
        var sorted = Arrays.copyOf(responses, responseCount);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * responseCount) - 1;
        return responseCount == 0 ? 0 : sorted[Math.clamp(at, 0, responseCount - 1)] / 1e6;
    }

    public int responses() {
        return responseCount;
    }

    public double minutesOfAgentSpeech() {
        return spokenFrames / 50.0 / 60;
    }

    /** Stretches of up to 300 ms within the agent's speech in which nothing could be heard of it. */
    public long gaps() {
        return gaps;
    }

    public double gapsPerMinute() {
        return spokenFrames == 0 ? 0 : gaps / minutesOfAgentSpeech();
    }

    /** In ms. */
    public double meanGap() {
        return gaps == 0 ? 0 : 20.0 * gapFrames / gaps;
    }

    /** Frames of the agent that came too late for a telephone that waits 60 ms. */
    public long lateFrames() {
        return lateFrames;
    }

    public long lostFrames() {
        return lostFrames;
    }

    public long packetsSent() {
        return packetsSent;
    }

    public long packetsHeard() {
        return packetsHeard;
    }

    public long calls() {
        return started;
    }

    public long callsAnswered() {
        return answered;
    }

    /** Calls that the agent ended after the caller had said everything. */
    public long callsCompleted() {
        return completed;
    }

    /** Calls that were refused, or cut off before the caller had said everything. */
    public long callsFailed() {
        return failed;
    }

    /** Lines of callers that the agent did not answer within ten seconds. */
    public long unansweredLines() {
        return unanswered;
    }

    /** In ms: how much later than due the callers themselves did their work, at worst. */
    public double worstOwnDelay() {
        return slowestOwnTurnNanos / 1e6;
    }
}
