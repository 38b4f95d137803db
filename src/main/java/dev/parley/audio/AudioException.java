package dev.parley.audio;

/** Sound that cannot be read. The message says what it is and what would do. */
public final class AudioException extends RuntimeException {
    public AudioException(String message) {
        super(message);
    }
}
