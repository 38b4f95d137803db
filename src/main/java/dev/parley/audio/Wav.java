package dev.parley.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A RIFF WAVE file of 16-bit PCM.
 *
 * @param channels one array of signed samples for each channel, all of one length
 * @param rateHz samples per second
 */
public record Wav(short[][] channels, int rateHz) {
    private static final int HEADER_BYTES = 44;

    /**
     * Reads a file of one or two channels, as programs really write them: sizes of 0 or 0xFFFFFFFF by those that
     * stream, chunks of all kinds around the sound, an end that is missing. Throws {@link AudioException} for anything
     * else.
     */
    public static Wav read(byte[] file) {
        return new WavReader(file).read();
    }

    public static byte[] write(Pcm sound) {
        return new Wav(new short[][] {sound.samples()}, sound.rateHz()).write();
    }

    /** The bytes before the samples, for a file that is written piece by piece; the samples are little-endian. */
    public static byte[] header(int rateHz, int channels, long dataBytes) {
        int size = (int) Math.min(dataBytes, 0xFFFF_FFFFL - HEADER_BYTES);
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(size + HEADER_BYTES - 8)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16)
                .putShort((short) WavReader.PCM)
                .putShort((short) channels)
                .putInt(rateHz)
                .putInt(rateHz * channels * 2)
                .putShort((short) (channels * 2))
                .putShort((short) WavReader.BITS)
                .put("data".getBytes(ISO_8859_1))
                .putInt(size)
                .array();
    }

    /** The sound with its channels mixed. */
    public Pcm mono() {
        if (channels.length == 1) {
            return new Pcm(channels[0], rateHz);
        }
        var mixed = new short[channels[0].length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) ((channels[0][i] + channels[1][i]) / 2);
        }
        return new Pcm(mixed, rateHz);
    }

    public byte[] write() {
        int bytes = 2 * channels.length * channels[0].length;
        var file = ByteBuffer.allocate(HEADER_BYTES + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header(rateHz, channels.length, bytes));
        for (int i = 0; i < channels[0].length; i++) {
            for (var channel : channels) {
                file.putShort(channel[i]);
            }
        }
        return file.array();
    }
}
