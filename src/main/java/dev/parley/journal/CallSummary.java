package dev.parley.journal;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call in a list. */
@Schema(description = "A call in a list")
record CallSummary(
        @Schema(examples = "7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1")
        String id,

        @Schema(enumeration = {"ringing", "active", "ended"})
        String state,

        @Schema(description = "Number as signalled; empty when withheld", examples = "+14155550123")
        String caller,

        @Schema(description = "Name as signalled; empty when absent", examples = "Alice")
        String callerName,

        @Schema(examples = "2026-03-01T10:15:30.120Z") Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,

        @Nullable @Schema(enumeration = {"qualified", "not_qualified", "handed_over", "abandoned", "failed"})
        String outcome,

        @Schema(examples = "en") String language,
        @Nullable @Schema(examples = "42") Long leadId,

        @Schema(description = "Whether GET /api/calls/{id}/recording has something to play")
        boolean recorded,

        @Schema(description = "True for the scripted caller of the demo")
        boolean demo) {

    static CallSummary of(CallRow row) {
        return new CallSummary(
                row.id.toString(),
                row.state,
                row.callerNumber,
                row.callerName,
                row.rangAt,
                row.answeredAt,
                row.endedAt,
                row.outcome,
                row.language,
                row.leadId,
                row.recording != null,
                row.demo);
    }
}
