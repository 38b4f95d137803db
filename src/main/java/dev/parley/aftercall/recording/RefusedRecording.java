package dev.parley.aftercall.recording;

/**
 * A recording or transcript that Parley does not take: from where it must not fetch, too large, too long, no sound.
 * Another try would not help. The message is a sentence for people and names no personal data.
 */
public final class RefusedRecording extends RuntimeException {
    public RefusedRecording(String message) {
        super(message);
    }

    public RefusedRecording(String message, Throwable cause) {
        super(message, cause);
    }
}
