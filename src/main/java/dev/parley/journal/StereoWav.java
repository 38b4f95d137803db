package dev.parley.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A WAV file that grows: RIFF, 16-bit linear PCM, little-endian, two channels. Its header is right after every
 * {@link #append}, so that a file cut short by a crash plays to the end of what it holds. Blocking; one thread.
 */
final class StereoWav implements AutoCloseable {
    static final int HEADER = 44;
    static final int CHANNELS = 2;
    private static final int BYTES_PER_SAMPLE = 2;
    /** Bytes of one sample of both sides. */
    static final int FRAME = CHANNELS * BYTES_PER_SAMPLE;

    private static final int RATE_AT = 24;
    private static final int MOST_AT_ONCE = 1 << 16;
    private static final short PCM = 1;

    private final FileChannel file;
    private final int rateHz;
    private long dataBytes;

    StereoWav(Path path, int rateHz) throws IOException {
        this.rateHz = rateHz;
        Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        writeAll(header(), 0);
    }

    /** How long a file of this kind plays. */
    static Duration length(Path path) throws IOException {
        long frames = (Files.size(path) - HEADER) / FRAME;
        return Duration.ofNanos(frames * 1_000_000_000L / rateHz(path));
    }

    /** Samples per second of one side in a file of this kind. */
    static int rateHz(Path path) throws IOException {
        var header = little(HEADER);
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (header.hasRemaining() && file.read(header) >= 0) {}
        }
        if (header.hasRemaining()) {
            throw new IOException(path + " has no whole WAV header");
        }
        return header.getInt(RATE_AT);
    }

    /** @param interleaved left and right sample by sample, little-endian, from its position to its limit */
    void append(ByteBuffer interleaved) throws IOException {
        int bytes = interleaved.remaining();
        writeAll(interleaved, HEADER + dataBytes);
        dataBytes += bytes;
        writeAll(header(), 0);
    }

    /** Makes a stretch of what is in the file silent; both ends in samples of one side since its start. */
    void erase(long first, long end) throws IOException {
        long to = Math.min(end * FRAME, dataBytes);
        for (long at = first * FRAME; at < to; at += MOST_AT_ONCE) {
            writeAll(ByteBuffer.allocate((int) Math.min(MOST_AT_ONCE, to - at)), HEADER + at);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ByteBuffer header() {
        return little(HEADER)
                .put(ascii("RIFF"))
                .putInt((int) (HEADER - 8 + dataBytes))
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort(PCM)
                .putShort((short) CHANNELS)
                .putInt(rateHz)
                .putInt(rateHz * FRAME)
                .putShort((short) FRAME)
                .putShort((short) (BYTES_PER_SAMPLE * 8))
                .put(ascii("data"))
                .putInt((int) dataBytes)
                .flip();
    }

    private void writeAll(ByteBuffer bytes, long at) throws IOException {
        for (long position = at; bytes.hasRemaining(); ) {
            position += file.write(bytes, position);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
