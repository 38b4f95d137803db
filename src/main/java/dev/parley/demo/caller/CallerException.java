package dev.parley.demo.caller;

/** The scripted caller cannot call. The message says what happened and what to do. */
public final class CallerException extends RuntimeException {
    CallerException(String message) {
        super(message);
    }

    CallerException(String message, Throwable cause) {
        super(message, cause);
    }
}
