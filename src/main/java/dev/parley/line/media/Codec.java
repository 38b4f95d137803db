package dev.parley.line.media;

import dev.parley.audio.G711;
import dev.parley.audio.G722Decoder;
import dev.parley.audio.G722Encoder;
import java.nio.ByteOrder;

/**
 * Turns samples into payload and back, without allocating. May carry state from packet to packet: one for each
 * direction of a call.
 */
public interface Codec {
    /** Writes the samples' payload and returns its length in bytes. */
    int encode(short[] samples, byte[] to, int offset);

    /** How many samples a payload of {@code length} bytes has. */
    int samples(int length);

    /** Writes all samples of a payload. */
    void decode(byte[] payload, int length, short[] to, int offset);

    static Codec of(G711 law) {
        return new Codec() {
            @Override
            public int encode(short[] samples, byte[] to, int offset) {
                for (int i = 0; i < samples.length; i++) {
                    to[offset + i] = law.encode(samples[i]);
                }
                return samples.length;
            }

            @Override
            public int samples(int length) {
                return length;
            }

            @Override
            public void decode(byte[] payload, int length, short[] to, int offset) {
                for (int i = 0; i < length; i++) {
                    to[offset + i] = law.decode(payload[i]);
                }
            }
        };
    }

    static Codec g722() {
        return new Codec() {
            private final G722Encoder encoder = new G722Encoder();
            private final G722Decoder decoder = new G722Decoder();

            @Override
            public int encode(short[] samples, byte[] to, int offset) {
                return encoder.encode(samples, to, offset);
            }

            @Override
            public int samples(int length) {
                return 2 * length;
            }

            @Override
            public void decode(byte[] payload, int length, short[] to, int offset) {
                decoder.decode(payload, length, to, offset);
            }
        };
    }

    /** Signed 16-bit samples as they are. */
    static Codec linear(ByteOrder order) {
        int high = order == ByteOrder.BIG_ENDIAN ? 0 : 1;
        int low = 1 - high;
        return new Codec() {
            @Override
            public int encode(short[] samples, byte[] to, int offset) {
                for (int i = 0; i < samples.length; i++) {
                    to[offset + 2 * i + high] = (byte) (samples[i] >> 8);
                    to[offset + 2 * i + low] = (byte) samples[i];
                }
                return 2 * samples.length;
            }

            @Override
            public int samples(int length) {
                return length / 2;
            }

            @Override
            public void decode(byte[] payload, int length, short[] to, int offset) {
                for (int i = 0; i < length / 2; i++) {
                    to[offset + i] = (short) (payload[2 * i + high] << 8 | payload[2 * i + low] & 0xFF);
                }
            }
        };
    }
}
