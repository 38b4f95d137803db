package dev.parley.jobs;

import java.time.Duration;

/** Quick settings; each method gives others. */
record TestJobs(int atOnce, int attempts, Duration firstPause, Duration lease, Duration sweep, Duration longestTry)
        implements JobsConfig {
    static TestJobs quick() {
        return new TestJobs(
                4, 3, Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(300), Duration.ofSeconds(20));
    }

    TestJobs atOnce(int most) {
        return new TestJobs(most, attempts, firstPause, lease, sweep, longestTry);
    }

    TestJobs lease(Duration length) {
        return new TestJobs(atOnce, attempts, firstPause, length, sweep, longestTry);
    }

    TestJobs sweep(Duration every) {
        return new TestJobs(atOnce, attempts, firstPause, lease, every, longestTry);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMillis(400);
    }

    TestJobs attempts(int most) {
        return new TestJobs(atOnce, most, firstPause, lease, sweep, longestTry);
    }

    TestJobs firstPause(Duration length) {
        return new TestJobs(atOnce, attempts, length, lease, sweep, longestTry);
    }

    TestJobs longestTry(Duration length) {
        return new TestJobs(atOnce, attempts, firstPause, lease, sweep, length);
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(5);
    }
}
