package dev.parley.jobs;

import java.util.UUID;

/**
 * Work that is safe with us.
 *
 * @param id of the job, the same when the same work comes again
 * @param isNew false when it was accepted before
 */
public record Accepted(UUID id, boolean isNew) {}
