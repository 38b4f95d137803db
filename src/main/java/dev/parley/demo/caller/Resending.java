package dev.parley.demo.caller;

import java.time.Duration;

/** A request that nobody has answered yet: sent again after 0.5, 1, 2, 4, 4, … seconds, for 32 seconds in all. */
record Resending(SipMessage request, long startedNanos, long dueNanos, Duration interval) {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration PATIENCE = FIRST.multipliedBy(64);

    static Resending first(SipMessage request) {
        long now = System.nanoTime();
        return new Resending(request, now, now + FIRST.toNanos(), FIRST);
    }

    boolean isDue() {
        return System.nanoTime() - dueNanos >= 0;
    }

    boolean isTooLate() {
        return System.nanoTime() - startedNanos > PATIENCE.toNanos();
    }

    Resending later() {
        var next = interval.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : interval.multipliedBy(2);
        return new Resending(request, startedNanos, System.nanoTime() + next.toNanos(), next);
    }
}
