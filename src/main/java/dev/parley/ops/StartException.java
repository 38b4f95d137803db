package dev.parley.ops;

/** The application cannot start. The message says what happened and what to do. */
public final class StartException extends RuntimeException {
    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
