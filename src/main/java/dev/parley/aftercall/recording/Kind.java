package dev.parley.aftercall.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a file is, told by its first bytes and never by its name. */
enum Kind {
    WEBM("matroska"),
    OGG("ogg"),
    WAV("wav"),
    MP3("mp3"),
    MP4("mov");

    /** Bytes that are enough to tell. */
    static final int HEAD = 12;

    private final String demuxer;

    Kind(String demuxer) {
        this.demuxer = demuxer;
    }

    /** The one reader of ffmpeg that may have the file, so that nothing in it can call another. */
    String demuxer() {
        return demuxer;
    }

    static Optional<Kind> of(byte[] head) {
        var text = new String(head, 0, Math.min(HEAD, head.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(WEBM);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of(MP4);
        }
        return text.startsWith("ID3") || isMpegFrame(head) ? Optional.of(MP3) : Optional.empty();
    }

    /** Eleven bits set, then a layer that is not the reserved one (ISO 11172-3, 2.4.1.3). */
    private static boolean isMpegFrame(byte[] head) {
        var start = Arrays.copyOf(head, 2);
        return (start[0] & 0xff) == 0xff && (start[1] & 0xe0) == 0xe0 && (start[1] & 0x06) != 0;
    }
}
