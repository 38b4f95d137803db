package dev.parley.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text: empty lines part paragraphs; a short first line without a full stop is a heading. */
final class TextReader {
    private static final int LONGEST_HEADING = 60;
    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*•–]|\\d{1,3}[.)])\\s+(.+)");
    private static final Pattern ENDED = Pattern.compile(".*[.,;:!?…،؛؟。]\\s*$");

    private TextReader() {}

    static List<Block> read(String text) {
        var blocks = new ArrayList<Block>();
        for (var group :
                GAP.split(text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n'))) {
            group(group.lines().filter(line -> !line.isBlank()).toList(), blocks);
        }
        return blocks;
    }

    private static void group(List<String> lines, List<Block> blocks) {
        var rest = lines;
        if (!lines.isEmpty() && isHeading(lines.getFirst())) {
            add(Block.Kind.HEADING, lines.size() == 1 ? 1 : 2, lines.getFirst(), blocks);
            rest = lines.subList(1, lines.size());
        }
        var kind = Block.Kind.PARAGRAPH;
        var text = new StringBuilder();
        for (var line : rest) {
            var item = ITEM.matcher(line);
            if (item.matches()) {
                add(kind, 0, text.toString(), blocks);
                text.setLength(0);
                kind = Block.Kind.ITEM;
            }
            text.append(item.matches() ? item.group(1) : line).append('\n');
        }
        add(kind, 0, text.toString(), blocks);
    }

    private static boolean isHeading(String line) {
        return line.strip().length() <= LONGEST_HEADING
                && !ENDED.matcher(line).matches()
                && !ITEM.matcher(line).matches()
                && line.codePoints().anyMatch(Character::isLetter)
                && !Character.isLowerCase(line.strip().codePointAt(0));
    }

    private static void add(Block.Kind kind, int level, String text, List<Block> blocks) {
        Block.of(kind, level, text).ifPresent(blocks::add);
    }
}
