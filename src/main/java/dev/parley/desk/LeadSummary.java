package dev.parley.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead in a list. */
@Schema(description = "A lead in a list")
record LeadSummary(
        @Schema(examples = "42") long id,

        @Schema(description = "Empty when withheld and not told", examples = "+14155550123")
        String phone,

        @Schema(description = "Empty when not told", examples = "Alice")
        String name,

        @Schema(examples = "phone_call") String source,

        @Schema(description = "new, contacted, qualified, or a stage that people have chosen", examples = "qualified")
        String stage,

        boolean qualified,

        @Schema(description = "Canonical values by slot name", examples = "{\"amount\": \"50000 USD\"}")
        Map<String, String> slots,

        Instant createdAt,
        Instant updatedAt) {

    static LeadSummary of(LeadRow row) {
        return new LeadSummary(
                Objects.requireNonNull(row.id, "a stored lead has an id"),
                row.phone,
                row.name,
                row.source,
                row.stage,
                row.qualified,
                row.slots,
                row.createdAt,
                row.updatedAt);
    }
}
