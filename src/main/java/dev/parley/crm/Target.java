package dev.parley.crm;

import io.smallrye.mutiny.Uni;

/**
 * One CRM that can be written to. Each method gives the id of what was written, empty when the CRM told none, and fails
 * with {@link CrmException}. Thread-safe, never blocks.
 */
public interface Target {
    /** As {@code parley.crm.target} names it. */
    String name();

    /** Stops the start with a sentence that names the key when this target is chosen and cannot work as configured. */
    default void check() {}

    Uni<String> communicate(Communication communication, Correspondence correspondence);

    Uni<String> task(Task task, Correspondence correspondence);

    Uni<String> update(LeadChange change, Correspondence correspondence);
}
