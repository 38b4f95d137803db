package dev.parley.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a document that can be understood by itself.
 *
 * @param position from 1
 * @param heading those above it, nearest last; empty when there is none
 * @param body without them
 */
record Chunk(int position, List<String> heading, String body) {
    private static final Pattern SENTENCE_ENDS = Pattern.compile("\\n|(?<=[.!?;؟。])\\s+");
    private static final int MOST_SENTENCES = 12;

    Chunk {
        heading = List.copyOf(heading);
    }

    /** The headings on the first line, then the piece. */
    String text() {
        return heading.isEmpty() ? body : body.isEmpty() ? above() : above() + "\n" + body;
    }

    private String above() {
        return String.join(" › ", heading);
    }

    /** What vectors are made of: the whole, then each sentence, item and row, all below the nearest heading. */
    List<String> meanings() {
        var nearest = heading.isEmpty() ? "" : heading.getLast() + "\n";
        var meanings = new ArrayList<String>();
        meanings.add(nearest + body);
        var sentences = SENTENCE_ENDS.split(body);
        if (sentences.length > 1) {
            List.of(sentences).stream()
                    .filter(sentence -> !sentence.isBlank())
                    .limit(MOST_SENTENCES)
                    .forEach(sentence -> meanings.add(nearest + sentence));
        }
        return meanings;
    }
}
