package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task about a lead. */
@Schema(description = "A task about a lead")
record Task(
        @Schema(examples = "5") long id,
        @Schema(examples = "42") long leadId,
        @Schema(examples = "callback") String type,

        @Schema(description = "open, done or cancelled", examples = "open")
        String status,

        @Nullable Instant dueAt,

        @Schema(examples = "Call back about the evening course.")
        String note,

        @Schema(examples = "7") @Nullable Long assignedAgentId,
        Instant createdAt,
        Instant updatedAt,
        @Schema(examples = "0") int version) {

    static Task of(TaskRow row) {
        return new Task(
                row.number(),
                row.leadId,
                row.type,
                row.status,
                row.dueAt,
                row.note,
                row.assignedTo,
                row.createdAt,
                row.updatedAt,
                row.version);
    }
}
