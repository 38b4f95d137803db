package dev.parley.talk;

/** Whether what is said in a call is being recorded. */
public enum RecordingState {
    RUNNING,
    /** Silence is recorded instead. */
    PAUSED,
    /** The caller does not want it: nothing is kept. */
    REFUSED
}
