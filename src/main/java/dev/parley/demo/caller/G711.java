package dev.parley.demo.caller;

import java.util.function.IntUnaryOperator;

/**
 * The two laws of ITU-T G.711: eight bits for a sample of signed 16-bit linear PCM, bits inverted as they travel on
 * the wire. Tables, no state: any thread.
 */
enum G711 {
    /** North America and Japan; RTP payload type 0. */
    ULAW(G711::ulaw, G711::linearOfUlaw),
    /** Everywhere else; RTP payload type 8. */
    ALAW(G711::alaw, G711::linearOfAlaw);

    /** Added to the magnitude so that every segment starts at a power of two: 33 in the 14-bit scale of the law. */
    private static final int ULAW_BIAS = 33 << 2;

    private static final int ULAW_LOUDEST = 0x7FFF - ULAW_BIAS;

    private final byte[] codes = new byte[1 << 16];
    private final short[] samples = new short[1 << 8];

    G711(IntUnaryOperator code, IntUnaryOperator linear) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) code.applyAsInt((short) i);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) linear.applyAsInt(i);
        }
    }

    byte encode(short sample) {
        return codes[sample & 0xFFFF];
    }

    short decode(byte code) {
        return samples[code & 0xFF];
    }

    byte[] encode(short[] pcm) {
        var encoded = new byte[pcm.length];
        for (int i = 0; i < pcm.length; i++) {
            encoded[i] = encode(pcm[i]);
        }
        return encoded;
    }

    short[] decode(byte[] encoded) {
        var pcm = new short[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            pcm[i] = decode(encoded[i]);
        }
        return pcm;
    }

    private static int ulaw(int sample) {
        int biased = Math.min(Math.abs(sample), ULAW_LOUDEST) + ULAW_BIAS;
        int segment = highestBit(biased) - 7;
        int step = biased >> segment + 3 & 0xF;
        return ~((sample < 0 ? 0x80 : 0) | segment << 4 | step);
    }

    private static int linearOfUlaw(int code) {
        int bits = ~code;
        int segment = bits >> 4 & 7;
        int magnitude = ((bits & 0xF) << 3 | 0x84) << segment;
        return (bits & 0x80) == 0 ? magnitude - ULAW_BIAS : ULAW_BIAS - magnitude;
    }

    private static int alaw(int sample) {
        int magnitude = sample < 0 ? ~sample : sample;
        int segment = Math.max(0, highestBit(magnitude | 1) - 7);
        int step = magnitude >> Math.max(segment, 1) + 3 & 0xF;
        return ((sample < 0 ? 0 : 0x80) | segment << 4 | step) ^ 0x55;
    }

    private static int linearOfAlaw(int code) {
        int bits = code ^ 0x55;
        int segment = bits >> 4 & 7;
        int middle = (bits & 0xF) << 4 | 8;
        int magnitude = segment == 0 ? middle : middle + 0x100 << segment - 1;
        return (bits & 0x80) == 0 ? -magnitude : magnitude;
    }

    private static int highestBit(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
