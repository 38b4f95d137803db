package dev.parley.desk;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sale that may come of a lead. */
@Schema(description = "A sale that may come of a lead")
record Opportunity(
        @Schema(examples = "8") long id,
        @Schema(examples = "42") long leadId,
        @Schema(examples = "Evening course for twelve") String title,
        @Schema(examples = "1200.00") @Nullable BigDecimal expectedAmount,
        @Schema(examples = "EUR") String currency,

        @Schema(description = "open, negotiating, won or lost", examples = "open")
        String status,

        @Schema(examples = "7") @Nullable Long assignedAgentId,

        @Schema(description = "When the first follow-up that is not done is due") @Nullable
        Instant nextFollowUpAt,

        Instant createdAt,
        Instant updatedAt,
        @Schema(examples = "0") int version) {

    static Opportunity of(OpportunityRow row) {
        return new Opportunity(
                row.number(),
                row.leadId,
                row.title,
                row.expectedAmount,
                row.currency,
                row.status,
                row.ownerId,
                row.nextFollowUpAt,
                row.createdAt,
                row.updatedAt,
                row.version);
    }
}
