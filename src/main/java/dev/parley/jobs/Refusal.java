package dev.parley.jobs;

import io.vertx.pgclient.PgException;

/** Tells what PostgreSQL will never take from what it cannot take just now. */
public final class Refusal {
    private Refusal() {}

    /**
     * True when PostgreSQL itself found fault with the data or the statement: SQLSTATE classes 22, 23 and 42. Broken
     * connections, time-outs, shutdowns, deadlocks and full disks pass.
     */
    public static boolean byPostgres(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException fault && fault.getSqlState() != null) {
                return fault.getSqlState().matches("(22|23|42).*");
            }
        }
        return false;
    }
}
