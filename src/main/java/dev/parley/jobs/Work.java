package dev.parley.jobs;

/**
 * What is to be done. The same kind and key again, in the same team, is the same job.
 *
 * @param kind which {@link Worker} does it: {@code call-ended}
 * @param key the event's own id, such as the call's
 * @param lane jobs of one lane, in the same team, are done one at a time in the order of arrival: {@code lead:42}; empty
 *     for a job that waits for no other
 * @param team whose it is
 * @param body JSON, for the worker
 */
public record Work(String kind, String key, String lane, long team, String body) {
    public Work {
        if (kind.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("Work has a kind and a key: they tell whether it was accepted before.");
        }
    }

    /** The lane that the job stands in: its own when it waits for no other. */
    String standsIn() {
        return lane.isBlank() ? kind + ":" + key : lane;
    }
}
