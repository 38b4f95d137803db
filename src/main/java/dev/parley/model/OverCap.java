package dev.parley.model;

import java.time.Instant;

/** A team has used up what it may; the model was not asked. The message says which cap it is. */
public final class OverCap extends ModelException {
    private static final long serialVersionUID = 1;

    private final Instant until;

    /** @param until when it is counted anew */
    public OverCap(String message, Instant until) {
        super(message);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
