package dev.parley.demo.asterisk;

/** The private Asterisk cannot be had. The message says what happened and what to do. */
final class AsteriskException extends RuntimeException {
    AsteriskException(String message) {
        super(message);
    }

    AsteriskException(String message, Throwable cause) {
        super(message, cause);
    }
}
