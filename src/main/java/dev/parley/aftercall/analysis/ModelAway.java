package dev.parley.aftercall.analysis;

import java.time.Duration;
import java.util.Optional;

/** The model that is configured could not be asked just now. The analysis waits for it; another try is sure to come. */
public final class ModelAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> pause;

    public ModelAway(String message) {
        super(message);
        pause = Optional.empty();
    }

    public ModelAway(String message, Throwable cause) {
        super(message, cause);
        pause = Optional.empty();
    }

    /** Before that pause another try would be of no use; the message says why. */
    ModelAway(String message, Throwable cause, Duration pause) {
        super(message, cause);
        this.pause = Optional.of(pause);
    }

    /** How long to wait, where that is known. */
    public Optional<Duration> pause() {
        return pause;
    }
}
