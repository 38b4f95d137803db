package dev.parley.line;

/** What came of ringing a person. */
public enum RingOutcome {
    TAKEN,
    NO_ANSWER,
    BUSY,
    DECLINED,
    /** The phone is switched off, or there is no such extension. */
    UNREACHABLE
}
