package dev.parley.knowledge;

import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a document where its author did: a heading begins a new piece and stands above all the pieces below it;
 * paragraphs, items and rows stay whole and together as long as they fit. What is too long by itself is cut between
 * sentences, then between words.
 */
final class Chunker {
    /** The model of the vectors reads about 250 words; a piece that is about one thing is found more surely. */
    private static final int FULL = 700;

    private static final int LONGEST = 1000;
    private static final int LONGEST_PATH = 200;

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Block> path = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private boolean bare;

    private Chunker() {}

    static List<Chunk> cut(List<Block> blocks) {
        var chunker = new Chunker();
        blocks.forEach(chunker::add);
        chunker.close();
        chunker.bareHeading(0);
        return chunker.chunks;
    }

    private void add(Block block) {
        switch (block.kind()) {
            case HEADING -> heading(block);
            case PARAGRAPH -> piece(block.text());
            case ITEM -> piece("- " + block.text());
            case ROW -> piece(block.text());
        }
    }

    private void heading(Block heading) {
        close();
        bareHeading(heading.level());
        path.removeIf(above -> above.level() >= heading.level());
        path.add(heading);
        bare = true;
    }

    /** A heading with nothing below it is all there is to say. */
    private void bareHeading(int next) {
        if (bare && path.getLast().level() >= next) {
            chunks.add(new Chunk(chunks.size() + 1, above(), ""));
            bare = false;
        }
    }

    private void piece(String text) {
        if (!body.isEmpty() && body.length() + text.length() > FULL) {
            close();
        }
        if (text.length() <= LONGEST) {
            body.append(body.isEmpty() ? "" : "\n").append(text);
            return;
        }
        for (var part : parts(text)) {
            close();
            body.append(part);
        }
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var sentence : split(text, BreakIterator.getSentenceInstance(Locale.ROOT))) {
            for (var words : sentence.length() <= LONGEST ? List.of(sentence) : words(sentence)) {
                if (!part.isEmpty() && part.length() + words.length() > FULL) {
                    parts.add(part.toString().strip());
                    part.setLength(0);
                }
                part.append(words);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static List<String> words(String sentence) {
        var parts = new ArrayList<String>();
        for (var word : split(sentence, BreakIterator.getLineInstance(Locale.ROOT))) {
            var rest = word;
            while (rest.length() > LONGEST) {
                var at = Character.isHighSurrogate(rest.charAt(FULL - 1)) ? FULL - 1 : FULL;
                parts.add(rest.substring(0, at));
                rest = rest.substring(at);
            }
            parts.add(rest);
        }
        return parts;
    }

    private static List<String> split(String text, BreakIterator breaks) {
        breaks.setText(text);
        var parts = new ArrayList<String>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            parts.add(text.substring(from, to));
        }
        return parts;
    }

    private void close() {
        if (!body.isEmpty()) {
            chunks.add(new Chunk(chunks.size() + 1, above(), body.toString()));
            body.setLength(0);
            bare = false;
        }
    }

    /** The nearest headings that fit. */
    private List<String> above() {
        var room = LONGEST_PATH;
        var headings = new ArrayDeque<String>();
        for (var heading : path.reversed()) {
            room -= heading.text().length();
            if (room < 0) {
                break;
            }
            headings.addFirst(heading.text());
        }
        return List.copyOf(headings);
    }
}
