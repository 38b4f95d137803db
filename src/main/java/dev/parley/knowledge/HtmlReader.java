package dev.parley.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML, and Markdown by way of it. Scripts, menus and forms are left out. */
final class HtmlReader {
    private static final String UNREAD =
            "script, style, noscript, template, nav, form, button, select, iframe, svg, [hidden], [aria-hidden=true]";
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
            "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
            "wbr");
    private static final int DEEPEST = 200;

    private static final Set<String> PARTS_OF_TABLES = Set.of("thead", "tbody", "tfoot");

    private final Blocks blocks;
    private final StringBuilder loose = new StringBuilder();

    private HtmlReader(int mostCharacters) {
        blocks = new Blocks(mostCharacters);
    }

    static List<Block> markdown(String text, int mostCharacters) {
        var tables = List.of(TablesExtension.create());
        var tree = Parser.builder().extensions(tables).build().parse(text);
        return read(HtmlRenderer.builder().extensions(tables).build().render(tree), mostCharacters);
    }

    static List<Block> read(String text, int mostCharacters) {
        var body = Jsoup.parse(text).body();
        body.select(UNREAD).remove();
        var reader = new HtmlReader(mostCharacters);
        reader.inside(body, Block.Kind.PARAGRAPH, 0);
        reader.flush(Block.Kind.PARAGRAPH);
        return reader.blocks.all();
    }

    private void inside(Element element, Block.Kind kind, int depth) {
        if (depth > DEEPEST) {
            loose.append(element.wholeText());
            return;
        }
        element.childNodes().forEach(child -> node(child, kind, depth));
    }

    private void node(Node node, Block.Kind kind, int depth) {
        if (node instanceof TextNode text) {
            loose.append(text.getWholeText());
        } else if (node instanceof Element child && INLINE.contains(child.normalName())) {
            loose.append(child.normalName().equals("br") ? " " : "");
            inside(child, kind, depth + 1);
        } else if (node instanceof Element child) {
            flush(kind);
            part(child, kind, depth + 1);
        }
    }

    private void part(Element element, Block.Kind kind, int depth) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                add(Block.Kind.HEADING, element.normalName().charAt(1) - '0', element.text());
            case "table" -> table(element);
            case "li", "dd", "dt" -> whole(element, Block.Kind.ITEM, depth);
            default -> whole(element, kind, depth);
        }
    }

    private void whole(Element element, Block.Kind kind, int depth) {
        inside(element, kind, depth);
        flush(kind);
    }

    /**
     * Each row tells what its cells are, so that it can be understood without the others. A table in a cell of another
     * one is told as part of that cell.
     */
    private void table(Element table) {
        var rows = table.children().stream()
                .flatMap(part ->
                        PARTS_OF_TABLES.contains(part.normalName()) ? part.children().stream() : Stream.of(part))
                .filter(part -> part.normalName().equals("tr"))
                .toList();
        var heads = rows.isEmpty()
                        || rows.getFirst().children().stream()
                                .noneMatch(cell -> cell.normalName().equals("th"))
                ? List.<String>of()
                : cells(rows.getFirst());
        rows.stream()
                .skip(heads.isEmpty() ? 0 : 1)
                .forEach(row -> add(Block.Kind.ROW, 0, Rows.told(heads, cells(row))));
    }

    private static List<String> cells(Element row) {
        return row.children().stream()
                .filter(cell -> cell.normalName().matches("t[hd]"))
                .map(Element::text)
                .toList();
    }

    private void flush(Block.Kind kind) {
        add(kind, 0, loose.toString());
        loose.setLength(0);
    }

    private void add(Block.Kind kind, int level, String text) {
        blocks.add(kind, level, text);
    }
}
