package dev.parley.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of documents there are. What a file is, its content says; its name tells only Markdown from plain text. */
enum Format {
    MARKDOWN,
    TEXT,
    HTML,
    PDF,
    DOCX;

    private static final String UNKNOWN =
            "The file is none that can be read: send Markdown, plain text (UTF-8), HTML, PDF or DOCX.";
    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};
    private static final int WITHIN = 1024;
    private static final Pattern HTML_START = Pattern.compile(
            "(?is)^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|main|article|div|h1|p|table)\\b.*");

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parts of a document, in order. @throws UnreadableException when it is none, or too much of one */
    static Document read(String name, byte[] bytes, int mostCharacters, PdfReader pdf) {
        if (bytes.length == 0) {
            throw new UnreadableException(422, "The file is empty. Send one with text in it.");
        }
        var format = of(name, bytes);
        var blocks = format.blocks(bytes, mostCharacters, pdf);
        if (blocks.stream().noneMatch(block -> block.text().codePoints().anyMatch(Character::isLetterOrDigit))) {
            throw new UnreadableException(
                    422, "No text was found in the file. A scanned document has to go through text recognition first.");
        }
        return new Document(format, blocks);
    }

    /** A document that was read. */
    record Document(Format format, List<Block> blocks) {}

    private static Format of(String name, byte[] bytes) {
        if (indexOf(bytes, PDF_MARK) >= 0) {
            return PDF;
        }
        if (startsWith(bytes, ZIP_MARK)) {
            return DOCX;
        }
        var text = decoded(bytes);
        if (HTML_START
                .matcher(text.substring(0, Math.min(text.length(), 4 * WITHIN)))
                .matches()) {
            return HTML;
        }
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown)") ? MARKDOWN : TEXT;
    }

    private List<Block> blocks(byte[] bytes, int mostCharacters, PdfReader pdf) {
        return switch (this) {
            case MARKDOWN -> HtmlReader.markdown(bounded(bytes, mostCharacters), mostCharacters);
            case TEXT -> TextReader.read(bounded(bytes, mostCharacters));
            case HTML -> HtmlReader.read(bounded(bytes, mostCharacters), mostCharacters);
            case PDF -> pdf.read(bytes, mostCharacters);
            case DOCX -> DocxReader.read(bytes, mostCharacters);
        };
    }

    private static String bounded(byte[] bytes, int mostCharacters) {
        var text = decoded(bytes);
        if (text.length() > mostCharacters) {
            throw tooLong(mostCharacters);
        }
        return text;
    }

    static UnreadableException tooLong(int mostCharacters) {
        return new UnreadableException(
                413,
                "The document holds more than %,d characters of text. Split it, or raise parley.knowledge.longest."
                        .formatted(mostCharacters));
    }

    private static String decoded(byte[] bytes) {
        try {
            var text =
                    charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        } catch (CharacterCodingException notText) {
            throw new UnreadableException(415, UNKNOWN, notText);
        }
        throw new UnreadableException(415, UNKNOWN);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && matches(bytes, mark, 0);
    }

    /** Readers of PDF look for its mark in the first kilobyte. */
    private static int indexOf(byte[] bytes, byte[] mark) {
        for (var at = 0; at <= Math.min(bytes.length - mark.length, WITHIN); at++) {
            if (matches(bytes, mark, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, byte[] mark, int at) {
        return Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }
}
