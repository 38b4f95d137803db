package dev.parley.line.rtp;

import dev.parley.audio.G711;

/** Turns samples into payload and back. May carry state from packet to packet: one for each direction of a call. */
interface Codec {
    /** Writes the samples' payload and returns its length in bytes. */
    int encode(short[] samples, byte[] to, int offset);

    /** The samples of a payload of any length. */
    short[] decode(byte[] payload, int length);

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
            public short[] decode(byte[] payload, int length) {
                var samples = new short[length];
                for (int i = 0; i < length; i++) {
                    samples[i] = law.decode(payload[i]);
                }
                return samples;
            }
        };
    }

    /** Linear samples in network byte order. */
    static Codec linear() {
        return new Codec() {
            @Override
            public int encode(short[] samples, byte[] to, int offset) {
                for (int i = 0; i < samples.length; i++) {
                    to[offset + 2 * i] = (byte) (samples[i] >> 8);
                    to[offset + 2 * i + 1] = (byte) samples[i];
                }
                return 2 * samples.length;
            }

            @Override
            public short[] decode(byte[] payload, int length) {
                var samples = new short[length / 2];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (short) (payload[2 * i] << 8 | payload[2 * i + 1] & 0xFF);
                }
                return samples;
            }
        };
    }
}
