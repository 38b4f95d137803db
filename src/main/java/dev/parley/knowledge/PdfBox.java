package dev.parley.knowledge;

import io.quarkus.arc.properties.UnlessBuildProperty;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * PDF, page by page, as plain text: a PDF knows where letters stand, not what is a heading. The native executable does
 * without (docs/decisions).
 */
@Singleton
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
final class PdfBox implements PdfReader {
    private static final int MOST_PAGES = 1000;
    private static final long MOST_MEMORY = 64L << 20;

    private static final String ENCRYPTED = "The PDF is encrypted. Save it without a password and send it again.";

    @Override
    public List<Block> read(byte[] bytes, int mostCharacters) {
        var memory = MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY).streamCache;
        try (var document = Loader.loadPDF(bytes, "", null, null, memory)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                throw new UnreadableException(422, ENCRYPTED);
            }
            return text(document, mostCharacters);
        } catch (InvalidPasswordException locked) {
            throw new UnreadableException(422, ENCRYPTED, locked);
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof UnreadableException told
                    ? told
                    : new UnreadableException(422, "The PDF is damaged and cannot be read. Save it anew.", broken);
        }
    }

    private static List<Block> text(PDDocument document, int mostCharacters) throws IOException {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new UnreadableException(413, "The PDF has more than " + MOST_PAGES + " pages. Split it.");
        }
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setParagraphStart("\n");
        stripper.setPageEnd("\n\n");
        var text = new Bounded(mostCharacters);
        stripper.writeText(document, text);
        return TextReader.read(text.toString());
    }

    /** Takes so many characters and no more. */
    private static final class Bounded extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(char[] from, int offset, int length) {
            if (text.length() + length > most) {
                throw Format.tooLong(most);
            }
            text.append(from, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
