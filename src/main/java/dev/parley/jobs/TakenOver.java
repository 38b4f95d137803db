package dev.parley.jobs;

import java.util.UUID;

/** Somebody else has the job now: what is done here no longer counts. */
final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    TakenOver(UUID job) {
        super("Job " + job + " was taken over by another worker, as the lease on it had ended.");
    }
}
