package dev.parley.crm;

import java.util.UUID;

/**
 * Where something to be written comes from. The same origin is the same thing, however often it is sent.
 *
 * @param team whose CRM it goes to
 * @param job the job that wrote it
 * @param step the job's step, such as "write the summary"
 */
public record Origin(long team, UUID job, String step) {
    /** The Idempotency-Key: printable ASCII, at most 100 characters. */
    public String key() {
        var name = step.replaceAll("[^A-Za-z0-9]+", "-");
        return job + "-" + (name.length() > 60 ? name.substring(0, 60) : name);
    }
}
