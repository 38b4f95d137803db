package dev.parley.knowledge;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * DOCX (ISO/IEC 29500): a zip whose {@code word/document.xml} holds paragraphs, lists and tables. Reads that one entry,
 * so far as it is of a size that a document can have; entities are not resolved.
 */
final class DocxReader {
    private static final String BODY = "word/document.xml";
    private static final int MOST_ENTRIES = 5_000;
    /** Markup takes up far more room than the text in it; a bomb takes up more than that. */
    private static final long MOST_BYTES = 64L << 20;

    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|berschrift|titre|título)\\s*(\\d)|title");
    private static final XMLInputFactory XML = xml();

    private final Blocks blocks;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final int most;
    private int taken;
    private int tables;
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int level;
    private List<String> heads = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private boolean first;

    private DocxReader(int most) {
        this.most = most;
        blocks = new Blocks(most);
    }

    static List<Block> read(byte[] bytes, int mostCharacters) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            var content = new Bounded(zip, MOST_BYTES);
            for (var seen = 0; seen < MOST_ENTRIES; seen++) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    throw new UnreadableException(
                            415, "The file is a zip archive but no DOCX. Send the documents in it one by one.");
                }
                if (entry.getName().equals(BODY)) {
                    return new DocxReader(mostCharacters).blocks(content);
                }
                content.transferTo(OutputStream.nullOutputStream());
            }
            throw bomb();
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            throw new UnreadableException(422, "The DOCX is damaged and cannot be read. Save it anew.", broken);
        }
    }

    private List<Block> blocks(InputStream body) throws XMLStreamException {
        var xml = XML.createXMLStreamReader(body, "UTF-8");
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
        return blocks.all();
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "t" -> take(xml.getElementText());
            case "tab", "br", "cr" -> take(" ");
            case "pStyle" -> style(xml);
            case "numPr" -> kind = kind == Block.Kind.HEADING ? kind : Block.Kind.ITEM;
            case "tbl" -> tables++;
            case "tr" -> cells = new ArrayList<>();
            default -> {}
        }
        if (tables == 1 && xml.getLocalName().equals("tbl")) {
            first = true;
            heads = new ArrayList<>();
        }
    }

    private void take(String more) {
        taken += more.length();
        if (taken > most) {
            throw Format.tooLong(most);
        }
        text.append(more);
    }

    private void style(XMLStreamReader xml) {
        var name = String.valueOf(xml.getAttributeValue(xml.getNamespaceURI(), "val"));
        var heading = HEADING.matcher(name);
        if (heading.find()) {
            kind = Block.Kind.HEADING;
            level = heading.group(1) == null ? 1 : Math.max(1, Integer.parseInt(heading.group(1)));
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> paragraph();
            case "tc" -> {
                if (tables == 1) {
                    cells.add(Block.line(cell.toString()));
                    cell.setLength(0);
                }
            }
            case "tr" -> row();
            case "tbl" -> tables--;
            default -> {}
        }
    }

    private void paragraph() {
        if (tables > 0) {
            cell.append(text).append(' ');
        } else {
            blocks.add(kind, kind == Block.Kind.HEADING ? level : 0, text.toString());
        }
        text.setLength(0);
        kind = Block.Kind.PARAGRAPH;
    }

    /** A table in a cell of another one is told as part of that cell. */
    private void row() {
        if (tables != 1) {
            return;
        }
        if (first && cells.size() > 1) {
            heads = cells;
        } else {
            blocks.add(Block.Kind.ROW, 0, Rows.told(heads, cells));
        }
        first = false;
    }

    private static UnreadableException bomb() {
        return new UnreadableException(413, "The DOCX unpacks to far more than a document holds and is not read.");
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Gives up on what unpacks to more than it may, all entries together. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream from, long most) {
            super(from);
            left = most;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var some = super.read(into, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw bomb();
            }
        }

        /** The zip goes on to its next entry. */
        @Override
        public void close() {}
    }
}
