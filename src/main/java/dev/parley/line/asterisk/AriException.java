package dev.parley.line.asterisk;

/** Asterisk refused a command or could not be asked. {@code status} is the HTTP status, 0 without an answer. */
final class AriException extends RuntimeException {
    private final int status;

    AriException(int status, String message) {
        super(message);
        this.status = status;
    }

    AriException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    int status() {
        return status;
    }

    /** The channel, bridge or sound is not there (any more). */
    boolean isGone() {
        return status == 404;
    }
}
