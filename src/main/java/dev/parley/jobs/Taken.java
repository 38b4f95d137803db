package dev.parley.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that this process holds.
 *
 * @param attempts that failed so far
 * @param take the how-manieth time it was taken: whoever holds an older one writes nothing more
 */
record Taken(
        UUID id,
        long team,
        String kind,
        String key,
        String lane,
        String body,
        int attempts,
        int take,
        Instant acceptedAt) {
    Job job() {
        return new Job(id, team, kind, key, lane, body, attempts + 1, acceptedAt);
    }
}
