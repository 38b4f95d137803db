package dev.parley.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody else who can be reached about a lead. */
@Schema(description = "Somebody else who can be reached about a lead")
record Contact(
        @Schema(examples = "3") long id,
        @Schema(examples = "42") long leadId,
        @Schema(examples = "Bob Smith") String name,
        @Schema(examples = "+14155550124") String phone,
        @Schema(examples = "bob@school.example") String email,
        @Schema(examples = "assistant") String role,
        Instant updatedAt,
        @Schema(examples = "0") int version) {

    static Contact of(ContactRow row) {
        return new Contact(
                row.number(), row.leadId, row.name, row.phone, row.email, row.role, row.updatedAt, row.version);
    }
}
