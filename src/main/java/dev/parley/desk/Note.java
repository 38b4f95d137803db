package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note about a lead. */
@Schema(description = "A note about a lead")
record Note(
        @Schema(examples = "9") long id,
        @Schema(examples = "42") long leadId,

        @Schema(examples = "Prefers to be called in the evening.")
        String text,

        @Schema(examples = "person:12") String writtenBy,
        Instant createdAt) {

    static Note of(NoteRow row) {
        return new Note(row.number(), row.leadId, row.text, row.writtenBy, row.createdAt);
    }
}
