package dev.parley.call;

/**
 * How long this caller pauses without being done: a moving average over the pauses after which they went on. Immutable.
 *
 * @param pauseMillis the average
 */
record Pace(double pauseMillis) {
    /** Of a fluent speaker. */
    private static final double USUAL_MILLIS = 400;

    private static final double WEIGHT_OF_THE_NEWEST = 0.3;
    private static final double QUICKEST = 0.75;
    private static final double SLOWEST = 2.5;
    /** Somebody who thinks that long has lost the thread. */
    private static final long LONGEST_PAUSE_MILLIS = 3000;

    static final Pace USUAL = new Pace(USUAL_MILLIS);

    Pace paused(long millis) {
        double newest = Math.min(millis, LONGEST_PAUSE_MILLIS);
        return new Pace((1 - WEIGHT_OF_THE_NEWEST) * pauseMillis + WEIGHT_OF_THE_NEWEST * newest);
    }

    /** How much longer than usual to wait for this caller. */
    double patience() {
        return Math.clamp(pauseMillis / USUAL_MILLIS, QUICKEST, SLOWEST);
    }
}
