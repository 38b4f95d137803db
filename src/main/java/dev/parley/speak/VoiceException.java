package dev.parley.speak;

/** A voice could not be asked. The message says what happened and what to do. */
public final class VoiceException extends RuntimeException {
    public VoiceException(String message) {
        super(message);
    }

    public VoiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
