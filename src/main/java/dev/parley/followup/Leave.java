package dev.parley.followup;

/** Whether a letter may go to its gateway. */
sealed interface Leave {
    /** It may; that it is under way is written down. */
    record Granted() implements Leave {}

    /** It may not, and will not: a reason without a subject, {@code the receiver has opted out}. */
    record Denied(String reason) implements Leave {}

    /** An earlier try has sent it. */
    record Sent(String reference) implements Leave {}

    /** An earlier try may have sent it, and nobody knows. */
    record Unclear() implements Leave {}
}
