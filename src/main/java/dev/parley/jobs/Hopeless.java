package dev.parley.jobs;

/** A job that no other try will heal: it goes to the dead letters at once. */
public final class Hopeless extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason a sentence for those who look after the dead letters; no personal data */
    public Hopeless(String reason) {
        super(reason);
    }

    public Hopeless(String reason, Throwable cause) {
        super(reason, cause);
    }
}
