package dev.parley.line.rtp;

/** One RTP packet (RFC 3550, section 5.1) in a buffer. Mutable, so that a thread needs only one. */
final class RtpPacket {
    static final int HEADER_BYTES = 12;
    private static final int VERSION = 2;

    private int payloadType;
    private boolean marker;
    private int sequence;
    private int timestamp;
    private int ssrc;
    private int payloadOffset;
    private int payloadLength;

    /** Reads a packet; false when it is not one, or is cut off. */
    boolean parse(byte[] data, int length) {
        if (length < HEADER_BYTES || (data[0] & 0xFF) >> 6 != VERSION) {
            return false;
        }
        marker = (data[1] & 0x80) != 0;
        payloadType = data[1] & 0x7F;
        sequence = sixteenBits(data, 2);
        timestamp = thirtyTwoBits(data, 4);
        ssrc = thirtyTwoBits(data, 8);
        payloadOffset = HEADER_BYTES + 4 * (data[0] & 0x0F);
        if ((data[0] & 0x10) != 0) {
            if (payloadOffset + 4 > length) {
                return false;
            }
            payloadOffset += 4 + 4 * sixteenBits(data, payloadOffset + 2);
        }
        boolean padded = (data[0] & 0x20) != 0;
        int padding = padded ? data[length - 1] & 0xFF : 0;
        payloadLength = length - payloadOffset - padding;
        return payloadLength >= 0 && padded == padding > 0;
    }

    /** Writes a header without contributing sources, extension or padding. */
    static void writeHeader(byte[] to, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
        to[0] = (byte) (VERSION << 6);
        to[1] = (byte) (payloadType | (marker ? 0x80 : 0));
        to[2] = (byte) (sequence >> 8);
        to[3] = (byte) sequence;
        writeThirtyTwoBits(to, 4, timestamp);
        writeThirtyTwoBits(to, 8, ssrc);
    }

    int payloadType() {
        return payloadType;
    }

    boolean marker() {
        return marker;
    }

    /** 0 to 65535. */
    int sequence() {
        return sequence;
    }

    int timestamp() {
        return timestamp;
    }

    int ssrc() {
        return ssrc;
    }

    int payloadOffset() {
        return payloadOffset;
    }

    int payloadLength() {
        return payloadLength;
    }

    private static int sixteenBits(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    private static int thirtyTwoBits(byte[] data, int at) {
        return sixteenBits(data, at) << 16 | sixteenBits(data, at + 2);
    }

    private static void writeThirtyTwoBits(byte[] to, int at, int value) {
        for (int i = 0; i < 4; i++) {
            to[at + i] = (byte) (value >> 24 - 8 * i);
        }
    }
}
