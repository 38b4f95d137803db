package dev.parley.jobs;

import java.time.Duration;

/** Not now: the job waits so long and is tried again, without having failed. */
public final class Later extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    public Later(Duration pause) {
        this(pause, "It waits for something that is not there yet.");
    }

    /** @param reason a sentence without personal data */
    public Later(Duration pause, String reason) {
        super(reason);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
