package dev.parley.crm;

import io.smallrye.mutiny.Uni;

/**
 * The CRM that is written to, whichever the configuration chooses. The same origin twice is written once: a receipt that
 * is kept is given again, and the CRM gets the same Idempotency-Key should the receipt have been lost. Thread-safe; never
 * blocks; answers arrive on the Vert.x context that asked. What cannot be written fails with {@code Hopeless} when the
 * CRM refuses it for good, with {@code Later} when the CRM asks for patience or is left alone for a while, and with
 * {@link CrmException} when another try may succeed.
 */
public interface Crm {
    /** Adds what was said to the lead's history. */
    Uni<Receipt> communicate(Communication communication);

    /** Gives a person something to do. */
    Uni<Receipt> task(Task task);

    /** Changes the lead where Parley may do that, else keeps the change as a suggestion. */
    Uni<Receipt> update(LeadChange change);
}
