package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    @Test
    void aPieceStandsBelowItsHeadings() {
        assertThat(Chunker.cut(List.of(
                        heading(1, "Fees"),
                        paragraph("All prices include tax."),
                        heading(2, "Savings plan"),
                        paragraph("0.45 per cent a year."),
                        new Block(Block.Kind.ITEM, 0, "no entry charge"),
                        heading(1, "Hours"),
                        paragraph("From eight."))))
                .extracting(chunk -> chunk.position() + " " + chunk.text())
                .containsExactly(
                        "1 Fees\nAll prices include tax.",
                        "2 Fees › Savings plan\n0.45 per cent a year.\n- no entry charge",
                        "3 Hours\nFrom eight.");
    }

    @Test
    void aHeadingWithNothingBelowItIsNotLost() {
        assertThat(Chunker.cut(List.of(heading(1, "Closed today"), heading(1, "Open tomorrow"))))
                .extracting(Chunk::text)
                .containsExactly("Closed today", "Open tomorrow");
    }

    @Test
    void longTextIsCutWithoutLosingAWord() {
        var sentences = IntStream.range(0, 300)
                .mapToObj(i -> "Sentence number " + i + " says little.")
                .collect(Collectors.joining(" "));
        var pieces = Chunker.cut(List.of(paragraph(sentences)));
        assertThat(pieces).hasSizeGreaterThan(10).allMatch(piece -> piece.text().length() <= 1000);
        assertThat(pieces.stream().map(Chunk::text).collect(Collectors.joining(" ")))
                .isEqualTo(sentences);
    }

    @Test
    void textWithoutAGapIsCutBetweenCharacters() {
        var emoji = "😀".repeat(3000);
        var pieces = Chunker.cut(List.of(paragraph(emoji)));
        assertThat(pieces.stream().map(Chunk::text).collect(Collectors.joining()))
                .isEqualTo(emoji);
        assertThat(pieces)
                .noneMatch(piece -> Character.isLowSurrogate(piece.text().charAt(0)));
    }

    @Test
    void eachSentenceMeansSomethingOfItsOwn() {
        var chunk = new Chunk(1, List.of("Fees", "Plan"), "It is cheap. It is good.");
        assertThat(chunk.meanings())
                .containsExactly("Plan\nIt is cheap. It is good.", "Plan\nIt is cheap.", "Plan\nIt is good.");
    }

    private static Block heading(int level, String text) {
        return new Block(Block.Kind.HEADING, level, text);
    }

    private static Block paragraph(String text) {
        return new Block(Block.Kind.PARAGRAPH, 0, text);
    }
}
