package dev.parley.aftercall.recording;

/** Whose words they are. */
public enum Voice {
    CALLER,
    AGENT,
    /** One of them: the recording has one channel, or the transcript does not say. */
    UNKNOWN
}
