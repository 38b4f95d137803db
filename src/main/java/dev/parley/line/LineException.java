package dev.parley.line;

/** The line broke. The message says what happened and what to do. */
public final class LineException extends RuntimeException {
    public LineException(String message) {
        super(message);
    }

    public LineException(String message, Throwable cause) {
        super(message, cause);
    }
}
