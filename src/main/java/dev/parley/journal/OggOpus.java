package dev.parley.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long an Ogg/Opus file plays (RFC 3533, RFC 7845): its last page's granule position less the pre-skip, both in
 * samples at 48 kHz. Blocking.
 */
final class OggOpus {
    private static final int RATE = 48_000;
    private static final int GRANULE_AT = 6;
    private static final int PAGE_HEADER = 27;
    private static final int PRE_SKIP_AT = 10;
    private static final int LARGEST_PAGE = 65_307;

    private OggOpus() {}

    /** Fails when the file is none, or is cut off. */
    static Duration length(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var head = part(bytes, 0, LARGEST_PAGE);
            var opus = find(head, "OpusHead", 0);
            var tail = part(bytes, Math.max(0, bytes.length() - LARGEST_PAGE), LARGEST_PAGE);
            int page = lastPage(tail);
            if (opus < 0 || opus + PRE_SKIP_AT + 2 > head.limit() || page < 0) {
                throw new IOException(file + " is no whole Ogg/Opus file");
            }
            long samples = tail.getLong(page + GRANULE_AT) - (head.getShort(opus + PRE_SKIP_AT) & 0xffff);
            return Duration.ofMillis(samples * 1000 / RATE);
        }
    }

    private static int lastPage(ByteBuffer tail) {
        int last = -1;
        for (int page = find(tail, "OggS", 0); page >= 0; page = find(tail, "OggS", page + 1)) {
            last = page + PAGE_HEADER <= tail.limit() ? page : last;
        }
        return last;
    }

    private static int find(ByteBuffer bytes, String word, int from) {
        var wanted = word.getBytes(StandardCharsets.US_ASCII);
        for (int at = from; at + wanted.length <= bytes.limit(); at++) {
            if (ByteBuffer.wrap(wanted).equals(bytes.slice(at, wanted.length))) {
                return at;
            }
        }
        return -1;
    }

    private static ByteBuffer part(RandomAccessFile file, long from, int most) throws IOException {
        var part = new byte[(int) Math.min(most, file.length() - from)];
        file.seek(from);
        file.readFully(part);
        return ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    }
}
