package dev.parley.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks through the chunks of a RIFF WAVE file. */
final class WavReader {
    static final int PCM = 1;
    static final int BITS = 16;
    /** The format's real number is in the sub-format, 24 bytes into the chunk. */
    private static final int EXTENSIBLE = 0xFFFE;

    private static final int HIGHEST_RATE = 192_000;

    private final ByteBuffer file;
    private int channels;
    private int rateHz;

    WavReader(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    Wav read() {
        if (file.remaining() < 12 || !name(0).equals("RIFF") || !name(8).equals("WAVE")) {
            throw new AudioException("This is not a WAV file: it does not begin with RIFF and WAVE.");
        }
        file.position(12);
        while (file.remaining() >= 8) {
            var chunk = name(file.position());
            long size = Integer.toUnsignedLong(file.getInt(file.position() + 4));
            file.position(file.position() + 8);
            if (chunk.equals("data")) {
                return samples(size);
            }
            if (chunk.equals("fmt ")) {
                format(size);
            }
            // chunks are padded to an even length
            file.position((int) Math.min(file.limit(), file.position() + size + (size & 1)));
        }
        throw new AudioException("This WAV file has no sound in it: it ends before its data chunk.");
    }

    private void format(long size) {
        if (size < 16 || file.remaining() < size) {
            throw new AudioException("This WAV file is cut off in the description of its format.");
        }
        int at = file.position();
        int kind = file.getShort(at) & 0xFFFF;
        if (kind == EXTENSIBLE && size >= 26) {
            kind = file.getShort(at + 24) & 0xFFFF;
        }
        channels = file.getShort(at + 2) & 0xFFFF;
        rateHz = file.getInt(at + 4);
        int bits = file.getShort(at + 14);
        if (kind != PCM || bits != BITS || channels < 1 || channels > 2 || rateHz < 1 || rateHz > HIGHEST_RATE) {
            throw new AudioException("This WAV file has format " + kind + " with " + channels + " channels of " + bits
                    + " bits at " + rateHz + " Hz; 16-bit PCM (format 1) with one or two channels can be read.");
        }
    }

    private Wav samples(long size) {
        if (channels == 0) {
            throw new AudioException("This WAV file does not describe its format before its data chunk.");
        }
        // a writer that streams cannot know the size: it says 0 or something huge, and the sound goes on to the end
        long bytes = size == 0 ? file.remaining() : Math.min(size, file.remaining());
        int frames = (int) (bytes / (2L * channels));
        var sound = new short[channels][frames];
        for (int i = 0; i < frames; i++) {
            for (var channel : sound) {
                channel[i] = file.getShort();
            }
        }
        return new Wav(sound, rateHz);
    }

    private String name(int at) {
        return new String(file.array(), at, 4, ISO_8859_1);
    }
}
