package dev.parley.knowledge;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;

/** Where no library for PDF can run. */
@Singleton
@DefaultBean
final class NoPdf implements PdfReader {
    @Override
    public List<Block> read(byte[] bytes, int mostCharacters) {
        throw new UnreadableException(
                415,
                "Parley runs here as a native executable, which reads no PDF. Send the document as DOCX, HTML or text, or run Parley on a JDK.");
    }
}
