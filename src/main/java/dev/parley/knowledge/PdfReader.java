package dev.parley.knowledge;

import java.util.List;

/** Reads the text of a PDF. On a thread that may wait. */
interface PdfReader {
    /** @throws UnreadableException when it cannot be read here, or holds more characters */
    List<Block> read(byte[] bytes, int mostCharacters);
}
