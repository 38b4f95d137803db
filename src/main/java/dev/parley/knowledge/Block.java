package dev.parley.knowledge;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a document as its author set it.
 *
 * @param level of a heading, 1 for the highest; 0 for everything else
 * @param text one line, without control characters
 */
record Block(Kind kind, int level, String text) {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Cn}\\p{Cs}\\uFEFF\\u200B\\u2028\\u2029\\s\\h]+");

    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        ROW
    }

    /** Empty when there is nothing to see in it. */
    static Optional<Block> of(Kind kind, int level, String text) {
        var line = line(text);
        return line.isEmpty() ? Optional.empty() : Optional.of(new Block(kind, level, line));
    }

    /** One line without NUL and other control characters, which PostgreSQL and people cannot take. */
    static String line(String text) {
        var spaced = UNSEEN.matcher(text).replaceAll(" ").strip();
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }
}
