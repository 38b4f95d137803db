package dev.parley.knowledge;

import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document in the list. */
@Schema(description = "A document")
record DocumentView(
        @Schema(examples = "7") long id,
        @Schema(examples = "fees.html") String source,

        @Schema(description = "markdown, text, html, pdf or docx", examples = "html")
        String format,

        @Schema(examples = "2313") long bytes,

        @Schema(description = "Pieces it was cut into", examples = "6")
        int chunks,

        @Schema(description = "False when it can be found by its words only")
        boolean vectors,

        Instant createdAt) {

    static DocumentView of(DocumentRow row) {
        return new DocumentView(
                Objects.requireNonNull(row.id, "a stored document has an id"),
                row.source,
                row.format,
                row.bytes,
                row.chunks,
                row.vectors,
                row.createdAt);
    }
}
