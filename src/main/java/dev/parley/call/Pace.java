package dev.parley.call;

/**
 * How long this caller pauses without being done: a moving average over the pauses after which they went on. It follows
 * long pauses sooner than short ones, since everybody makes short ones and only the long ones get a caller cut off.
 * Immutable.
 *
 * @param pauseMillis the average
 */
record Pace(double pauseMillis) {
    /** Of a fluent speaker. */
    private static final double USUAL_MILLIS = 400;

    private static final double WEIGHT_OF_A_LONGER = 0.3;
    private static final double WEIGHT_OF_A_SHORTER = 0.1;
    /** Anything shorter belongs to a word. */
    private static final long SHORTEST_PAUSE_MILLIS = 200;

    private static final double QUICKEST = 0.75;
    private static final double SLOWEST = 2.5;
    /** Somebody who thinks that long has lost the thread. */
    private static final long LONGEST_PAUSE_MILLIS = 3000;

    static final Pace USUAL = new Pace(USUAL_MILLIS);

    Pace paused(long millis) {
        if (millis < SHORTEST_PAUSE_MILLIS) {
            return this;
        }
        double newest = Math.min(millis, LONGEST_PAUSE_MILLIS);
        double weight = newest > pauseMillis ? WEIGHT_OF_A_LONGER : WEIGHT_OF_A_SHORTER;
        return new Pace((1 - weight) * pauseMillis + weight * newest);
    }

    /** How much longer than usual to wait for this caller. */
    double patience() {
        return Math.clamp(pauseMillis / USUAL_MILLIS, QUICKEST, SLOWEST);
    }
}
