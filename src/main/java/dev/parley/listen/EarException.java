package dev.parley.listen;

/** An ear could not be asked. The message says what happened and what to do. */
public final class EarException extends RuntimeException {
    public EarException(String message) {
        super(message);
    }

    public EarException(String message, Throwable cause) {
        super(message, cause);
    }
}
