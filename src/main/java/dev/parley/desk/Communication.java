package dev.parley.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A communication with a lead. */
@Schema(description = "A communication with a lead")
record Communication(
        @Schema(examples = "101") long id,
        @Schema(examples = "42") long leadId,
        @Schema(examples = "call_summary") String type,
        @Schema(examples = "ai") String source,
        String content,
        List<String> tags,
        Map<String, Object> metadata,

        @Schema(description = "person:12, key:3, operator or ai", examples = "key:3")
        String writtenBy,

        Instant createdAt) {

    static Communication of(CommunicationRow row) {
        return new Communication(
                row.number(),
                row.leadId,
                row.type,
                row.source,
                row.content,
                List.of(row.tags),
                row.metadata,
                row.writtenBy,
                row.createdAt);
    }
}
