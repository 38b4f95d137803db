package dev.parley.jobs;

import java.time.Duration;

/** Quick settings; each method gives others. */
record TestJobs(int atOnce, int attempts, Duration firstPause, Duration lease, Duration sweep) implements JobsConfig {
    static TestJobs quick() {
        return new TestJobs(4, 3, Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(300));
    }

    TestJobs atOnce(int most) {
        return new TestJobs(most, attempts, firstPause, lease, sweep);
    }

    TestJobs lease(Duration length) {
        return new TestJobs(atOnce, attempts, firstPause, length, sweep);
    }

    TestJobs sweep(Duration every) {
        return new TestJobs(atOnce, attempts, firstPause, lease, every);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMillis(400);
    }

    @Override
    public Duration longestTry() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(5);
    }
}
