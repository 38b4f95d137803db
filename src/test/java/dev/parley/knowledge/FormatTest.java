package dev.parley.knowledge;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final int LONGEST = 1_000_000;

    @Test
    void markdownIsReadByItsStructure() {
        assertThat(
                        read(
                                "a.md",
                                "# Fees\n\nNo *entry* charge.\n\n- one\n- two\n\n| what | price |\n|---|---|\n| plan | 950 |\n"))
                .containsExactly(
                        new Block(Block.Kind.HEADING, 1, "Fees"),
                        new Block(Block.Kind.PARAGRAPH, 0, "No entry charge."),
                        new Block(Block.Kind.ITEM, 0, "one"),
                        new Block(Block.Kind.ITEM, 0, "two"),
                        new Block(Block.Kind.ROW, 0, "what: plan; price: 950"));
    }

    @Test
    void htmlIsReadByItsContentWithoutScriptsAndMenus() {
        assertThat(
                        read(
                                "a.txt",
                                "<!doctype html><html><nav>Home</nav><script>alert(1)</script><h2>Fees</h2><p>None<br>at all</p></html>"))
                .containsExactly(
                        new Block(Block.Kind.HEADING, 2, "Fees"), new Block(Block.Kind.PARAGRAPH, 0, "None at all"));
    }

    @Test
    void plainTextHasHeadingsAndParagraphs() {
        assertThat(
                        read(
                                "a.txt",
                                "REACHING US\r\n\r\nOpening hours\r\nFrom eight until seven,\r\nnot on Sundays.\r\n\r\n1. Call.\n2. Come.\n"))
                .containsExactly(
                        new Block(Block.Kind.HEADING, 1, "REACHING US"),
                        new Block(Block.Kind.HEADING, 2, "Opening hours"),
                        new Block(Block.Kind.PARAGRAPH, 0, "From eight until seven, not on Sundays."),
                        new Block(Block.Kind.ITEM, 0, "Call."),
                        new Block(Block.Kind.ITEM, 0, "Come."));
    }

    @Test
    void aPdfIsReadWhateverItIsCalled() throws IOException {
        var read = Format.read(
                "fees.txt", Files.pdf("The first consultation costs nothing at all."), LONGEST, new PdfBox());
        assertThat(read.format()).isEqualTo(Format.PDF);
        assertThat(read.blocks())
                .extracting(Block::text)
                .containsExactly("The first consultation costs nothing at all.");
    }

    @Test
    void whereNoPdfCanBeReadASentenceSaysWhatToSendInstead() throws IOException {
        var bytes = Files.pdf("The first consultation costs nothing at all.");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Format.read("fees.pdf", bytes, LONGEST, new NoPdf()))
                .withMessageContaining("as DOCX, HTML or text");
    }

    @Test
    void aDocxIsReadByItsStructure() throws IOException {
        var body = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>Fees</w:t></w:r></w:p>"
                + "<w:p><w:r><w:t>No entry </w:t></w:r><w:r><w:t>charge.</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>what</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>price</w:t></w:r></w:p></w:tc></w:tr>"
                + "<w:tr><w:tc><w:p><w:r><w:t>plan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>950</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        assertThat(Format.read("a", Files.docx(body), LONGEST, new PdfBox()).blocks())
                .containsExactly(
                        new Block(Block.Kind.HEADING, 2, "Fees"),
                        new Block(Block.Kind.PARAGRAPH, 0, "No entry charge."),
                        new Block(Block.Kind.ITEM, 0, "one"),
                        new Block(Block.Kind.ROW, 0, "what: plan; price: 950"));
    }

    @Test
    void otherScriptsAndEmojiArriveWhole() {
        assertThat(read("a.txt", "کارمزد مشاوره چقدر است؟ 😀 مجانی"))
                .extracting(Block::text)
                .containsExactly("کارمزد مشاوره چقدر است؟ 😀 مجانی");
        assertThat(Format.read("a.txt", "Gebühren fällt keine an.".getBytes(UTF_16), LONGEST, new PdfBox())
                        .blocks())
                .extracting(Block::text)
                .containsExactly("Gebühren fällt keine an.");
        assertThat(read("a.html", "<p>a&#0;b\u0001c</p>").getFirst().text()).doesNotContain("\0", "\u0001");
    }

    @Test
    void whatIsNoDocumentIsRefusedWithASentence() throws IOException {
        refused(422, "empty", new byte[0]);
        refused(422, "No text", "  \n — \n".getBytes(UTF_8));
        refused(415, "none that can be read", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff});
        refused(415, "none that can be read", "a\0b".getBytes(UTF_8));
        refused(415, "no DOCX", Files.zip("readme.md", "# Hello".getBytes(UTF_8)));
        refused(422, "encrypted", Files.lockedPdf());
        refused(422, "damaged", "%PDF-1.7 and then nothing of the kind".getBytes(UTF_8));
        refused(422, "damaged", Files.zip("word/document.xml", "<w:document".getBytes(UTF_8)));
        refused(413, "unpacks to far more", Files.zipBomb());
        refused(413, "more than 1,000,000 characters", "word ".repeat(200_001).getBytes(UTF_8));
    }

    /** 2,000 rows below a head of 400,000 characters would be told in 800 million. */
    @Test
    void aHeadThatIsRepeatedInEveryRowDoesNotMakeMoreThanADocumentMayHold() throws IOException {
        var head = "h".repeat(400_000);
        refused(
                413,
                "makes more than 1,000,000 characters",
                ("<table><tr><th>" + head + "</th><th>b</th></tr>" + "<tr><td>1</td><td>2</td></tr>".repeat(2000)
                                + "</table>")
                        .getBytes(UTF_8));
        refused(
                413,
                "makes more than 1,000,000 characters",
                ("| " + head + " | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(2000)).getBytes(UTF_8));
        refused(
                413,
                "makes more than 1,000,000 characters",
                Files.docx("<w:tbl>" + row(head, "b") + row("1", "2").repeat(2000) + "</w:tbl>"));
    }

    /** Each of these tables holds all those within it. */
    @Test
    void tablesWithinTablesAreToldOnce() {
        var nested = "<table><tr><td>".repeat(100) + "w".repeat(100_000) + "</td></tr></table>".repeat(100);
        assertThat(read("a.html", nested)).containsExactly(new Block(Block.Kind.ROW, 0, "w".repeat(100_000)));
    }

    private static String row(String one, String other) {
        return "<w:tr><w:tc><w:p><w:r><w:t>" + one + "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>" + other
                + "</w:t></w:r></w:p></w:tc></w:tr>";
    }

    @Test
    void entitiesInADocxAreNotResolved() throws IOException {
        var xml =
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d xmlns:w=\"w\"><w:p><w:t>safe &x;</w:t></w:p></d>";
        try {
            var blocks = Format.read(
                            "a.docx", Files.zip("word/document.xml", xml.getBytes(UTF_8)), LONGEST, new PdfBox())
                    .blocks();
            assertThat(blocks).noneMatch(block -> block.text().contains("root:"));
        } catch (UnreadableException refused) {
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    private static void refused(int status, String why, byte[] bytes) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Format.read("upload.md", bytes, LONGEST, new PdfBox()))
                .withMessageContaining(why)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    private static List<Block> read(String name, String text) {
        return Format.read(name, text.getBytes(UTF_8), LONGEST, new PdfBox()).blocks();
    }
}
