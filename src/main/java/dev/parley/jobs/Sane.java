package dev.parley.jobs;

import java.time.Duration;

/** What the settings of jobs have to be, told by the names of their keys. */
final class Sane {
    /** Shorter ones end while PostgreSQL is only slow. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

    private Sane() {}

    /** Throws {@link IllegalArgumentException} with a sentence that names the key. */
    static void check(JobsConfig config) {
        must(config.atOnce() >= 0, "at-once", config.atOnce(), "0 or more; 0 leaves jobs to other processes");
        must(config.attempts() >= 1, "attempts", config.attempts(), "1 or more");
        positive("first-pause", config.firstPause());
        must(
                config.longestPause().compareTo(config.firstPause()) >= 0,
                "longest-pause",
                config.longestPause(),
                "no shorter than parley.jobs.first-pause, which is " + config.firstPause());
        must(
                config.lease().compareTo(SHORTEST_LEASE) >= 0,
                "lease",
                config.lease(),
                SHORTEST_LEASE + " or more: a worker shows a sign of life three times in it");
        positive("sweep", config.sweep());
        positive("longest-try", config.longestTry());
        must(!config.drain().isNegative(), "drain", config.drain(), "0 or more");
    }

    private static void positive(String key, Duration value) {
        must(value.toMillis() > 0, key, value, "longer than a millisecond");
    }

    private static void must(boolean holds, String key, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("parley.jobs." + key + " is " + value + ". It must be " + wanted + ".");
        }
    }
}
