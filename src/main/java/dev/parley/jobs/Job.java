package dev.parley.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that a worker has in hand.
 *
 * @param key stays the same in every attempt, as the id does: both are fit for Idempotency-Key headers
 * @param body JSON, as it was accepted
 * @param attempt from 1; more when earlier ones failed or their process died
 * @param acceptedAt when it was asked for, by PostgreSQL's clock
 */
public record Job(
        UUID id, long team, String kind, String key, String lane, String body, int attempt, Instant acceptedAt) {
    /** One that was accepted just now. */
    public Job(UUID id, long team, String kind, String key, String lane, String body, int attempt) {
        this(id, team, kind, key, lane, body, attempt, Instant.now());
    }
}
