package dev.parley.aftercall.recording;

/** A recording could not be had just now; another try may help. The message says what happened. */
public final class RecordingUnavailable extends RuntimeException {
    public RecordingUnavailable(String message) {
        super(message);
    }

    public RecordingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
