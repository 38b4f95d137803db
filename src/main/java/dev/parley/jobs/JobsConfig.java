package dev.parley.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are done. */
@ConfigMapping(prefix = "parley.jobs")
public interface JobsConfig {
    /** Jobs in work at the same time in this process; the rest waits. 0 leaves them to other processes. */
    @WithDefault("8")
    int atOnce();

    /** Failed tries after which a job goes to the dead letters. */
    @WithDefault("10")
    int attempts();

    /** Pause after the first failure; doubled after each further one. */
    @WithDefault("5s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("10m")
    Duration longestPause();

    /** How long after its last sign of life a worker's job is taken over. */
    @WithDefault("30s")
    Duration lease();

    /** How often PostgreSQL is asked for due jobs that nobody has been told of. */
    @WithDefault("5s")
    Duration sweep();

    /** A try that makes no progress for so long is cancelled and has failed. */
    @WithDefault("30m")
    Duration longestTry();

    /** How long the end of the application waits for steps that are being done. */
    @WithDefault("5s")
    Duration drain();
}
