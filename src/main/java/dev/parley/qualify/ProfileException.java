package dev.parley.qualify;

/** A qualification profile cannot be used. The message names the file, the line and the key, and what to do. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProfileException(String message) {
        super(message);
    }

    ProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
