package dev.parley.knowledge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of a document. Its text is what people wrote and may hold anything: data, never instructions.
 *
 * @param source the document's name
 * @param text the headings above it on the first line, then the piece itself
 * @param score 0 to 1: how far ahead it is in both rankings; 1 is first in both
 * @param position which piece of the document, from 1
 * @param likely near enough in meaning, or in words where there are no vectors, to hold an answer
 */
@Schema(description = "A piece of a document")
public record Snippet(
        @Schema(examples = "fees.html") String source,

        @Schema(
                description = "The headings above it, then the piece itself",
                examples = "Fees › Savings plan\nThe savings plan costs 0.45 per cent a year.")
        String text,

        @Schema(description = "0 to 1; 1 is first by meaning and by words", examples = "0.98")
        double score,

        @Schema(description = "Which piece of the document, from 1", examples = "4")
        int position,

        @Schema(description = "Near enough to hold an answer")
        boolean likely) {}
