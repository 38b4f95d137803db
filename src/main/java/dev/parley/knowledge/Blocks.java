package dev.parley.knowledge;

import java.util.ArrayList;
import java.util.List;

/** The parts of a document as they are read, as long as they are no more than it may hold. For one thread. */
final class Blocks {
    private final List<Block> blocks = new ArrayList<>();
    private final int most;
    private long characters;

    /** @param most characters of all parts together: rows repeat the heads of their table, however long these are */
    Blocks(int most) {
        this.most = most;
    }

    /** Throws {@link UnreadableException} when it becomes too much. */
    void add(Block.Kind kind, int level, String text) {
        Block.of(kind, level, text).ifPresent(block -> {
            characters += block.text().length();
            if (characters > most) {
                throw new UnreadableException(
                        413,
                        ("The document makes more than %,d characters of text, as every row of a table is told with the"
                                        + " heads of its columns. Split it, shorten the heads, or raise"
                                        + " parley.knowledge.longest.")
                                .formatted(most));
            }
            blocks.add(block);
        });
    }

    List<Block> all() {
        return blocks;
    }
}
