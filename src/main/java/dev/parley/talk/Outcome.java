package dev.parley.talk;

/** How a call ended. */
public enum Outcome {
    /** The lead told enough to be worth a person's time. */
    QUALIFIED,
    /** The conversation came to its end without that. */
    NOT_QUALIFIED,
    /** A person took over. */
    HANDED_OVER,
    /** The caller hung up before the conversation came to its end. */
    ABANDONED,
    /** The line or Parley broke, also when found half-done after a crash. */
    FAILED
}
