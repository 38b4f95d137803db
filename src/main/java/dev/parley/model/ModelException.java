package dev.parley.model;

/** A model did not answer. The message says what happened and what to do. */
public sealed class ModelException extends RuntimeException permits OverCap {
    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
