package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change in the history of a lead. */
@Schema(description = "A change in the history of a lead")
record Change(
        Instant at,

        @Schema(description = "person:12, key:3, operator, ai or call", examples = "person:12")
        String who,

        @Schema(description = "What was changed: lead, contact, task, ticket, opportunity, …", examples = "lead")
        String thing,

        @Schema(examples = "42") long thingId,

        @Schema(description = "A field; or created", examples = "stage")
        String field,

        @Schema(examples = "contacted") String from,
        @Schema(examples = "qualified") String to,

        @Schema(description = "Empty when no reason was given", examples = "Asked for an offer.")
        String why) {

    static Change of(ChangeRow row) {
        return new Change(row.at, row.who, row.thing, row.thingId, row.field, row.was, row.became, row.why);
    }
}
