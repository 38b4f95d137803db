package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ticket of a lead. */
@Schema(description = "A ticket of a lead")
record Ticket(
        @Schema(examples = "6") long id,
        @Schema(examples = "42") long leadId,
        @Schema(examples = "Cannot sign in") String title,

        @Schema(examples = "The link in the confirmation is dead.")
        String description,

        @Schema(description = "low, medium, high or urgent", examples = "high")
        String priority,

        @Schema(description = "open, waiting, resolved or closed", examples = "open")
        String status,

        @Schema(examples = "7") @Nullable Long assignedAgentId,
        Instant createdAt,
        Instant updatedAt,
        @Schema(examples = "0") int version) {

    static Ticket of(TicketRow row) {
        return new Ticket(
                row.number(),
                row.leadId,
                row.title,
                row.description,
                row.priority,
                row.status,
                row.assignedTo,
                row.createdAt,
                row.updatedAt,
                row.version);
    }
}
