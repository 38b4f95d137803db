package dev.parley.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubled each time, with jitter.
 *
 * @param first before the second try
 * @param longest never longer than this
 */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /** @param failures so far, from 1 */
    Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait.multipliedBy(ThreadLocalRandom.current().nextInt(75, 101)).dividedBy(100);
    }
}
