package dev.parley.knowledge;

/** A file cannot be taken as a document. The message says why and what would be right. */
final class UnreadableException extends RuntimeException {
    private final int status;

    /** @param status of HTTP: 413 too large, 415 another kind of file, 422 nothing that can be read */
    UnreadableException(int status, String message) {
        super(message);
        this.status = status;
    }

    UnreadableException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    int status() {
        return status;
    }
}
