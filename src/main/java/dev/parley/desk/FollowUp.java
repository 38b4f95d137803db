package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A follow-up of an opportunity. */
@Schema(description = "A follow-up of an opportunity")
record FollowUp(
        @Schema(examples = "11") long id,
        @Schema(examples = "8") long opportunityId,
        Instant dueAt,
        @Schema(examples = "phone") String channel,

        @Schema(examples = "Ask whether the offer has arrived.")
        String note,

        boolean done) {

    static FollowUp of(FollowUpRow row) {
        return new FollowUp(row.number(), row.opportunityId, row.dueAt, row.channel, row.note, row.done);
    }
}
