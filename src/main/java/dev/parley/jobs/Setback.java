package dev.parley.jobs;

/** A failure that another try may heal, told in words that may be shown; of other failures only the kind is shown. */
public final class Setback extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason a sentence without personal data */
    public Setback(String reason) {
        super(reason);
    }

    public Setback(String reason, Throwable cause) {
        super(reason, cause);
    }
}
