package dev.parley.ops;

/** A program could not be fetched or unpacked. The message says what happened and what to do. */
public final class UnpackException extends RuntimeException {
    public UnpackException(String message) {
        super(message);
    }

    public UnpackException(String message, Throwable cause) {
        super(message, cause);
    }
}
