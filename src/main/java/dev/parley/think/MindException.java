package dev.parley.think;

/** The model could not be asked in time. The message says what happened and what to do. */
public final class MindException extends RuntimeException {
    public MindException(String message) {
        super(message);
    }

    public MindException(String message, Throwable cause) {
        super(message, cause);
    }
}
