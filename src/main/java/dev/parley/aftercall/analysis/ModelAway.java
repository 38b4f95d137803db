package dev.parley.aftercall.analysis;

/** The model that is configured could not be asked just now. The analysis waits for it; another try is sure to come. */
public final class ModelAway extends RuntimeException {
    public ModelAway(String message) {
        super(message);
    }

    public ModelAway(String message, Throwable cause) {
        super(message, cause);
    }
}
