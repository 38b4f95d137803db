package dev.parley.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead in a list. */
@Schema(description = "A lead in a list")
record LeadSummary(
        @Schema(examples = "42") long id,

        @Schema(description = "Empty when withheld and not told", examples = "+14155550123")
        String phone,

        @Schema(description = "Empty when not told", examples = "Alice")
        String name,

        @Schema(examples = "phone_call") String source,

        @Schema(description = "new, contacted, qualified, converted or lost", examples = "qualified")
        String stage,

        boolean qualified,

        @Schema(description = "Canonical values by slot name", examples = "{\"amount\": \"50000 USD\"}")
        Map<String, String> slots,

        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "Empty when not told", examples = "alice@school.example")
        String email,

        @Schema(description = "low, medium, high or urgent", examples = "high")
        String priority,

        @Schema(description = "The person who works the lead; null for nobody", examples = "7") @Nullable
        Long assignedAgentId,

        @Schema(description = "Give it back when changing the lead, so that nobody's change is lost", examples = "3")
        int version,

        @Schema(description = "Communications so far", examples = "2")
        int messages,

        @Schema(description = "0 to 1; null before the first advice", examples = "0.72") @Nullable
        Double aiScore,

        @Schema(description = "transfer, nurture or discard; people decide", examples = "transfer") @Nullable
        String aiRecommendation,

        @Schema(examples = "Asked for a callback twice.") @Nullable
        String aiReason,

        @Nullable Instant lastAiAnalysisAt,

        @Schema(description = "SHA-256 of the anonymous features that the advice was given on") @Nullable
        String aiFeaturesHash,

        @Schema(description = "Whether the lead has changed since in what the advice was given on")
        boolean aiStale) {

    static LeadSummary of(LeadRow row) {
        var hash = row.aiFeaturesHash;
        return new LeadSummary(
                Objects.requireNonNull(row.id, "a stored lead has an id"),
                row.phone,
                row.name,
                row.source,
                row.stage,
                row.qualified,
                row.slots,
                row.createdAt,
                row.updatedAt,
                row.email,
                row.priority,
                row.ownerId,
                row.version,
                row.messages,
                row.aiScore,
                row.aiRecommendation,
                row.aiReason,
                row.lastAiAnalysisAt,
                hash,
                hash != null && !hash.equals(row.features(Instant.now()).hash()));
    }
}
