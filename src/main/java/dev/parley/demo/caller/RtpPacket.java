package dev.parley.demo.caller;

import java.nio.ByteBuffer;

/** An RTP packet without extensions or contributing sources (RFC 3550). */
record RtpPacket(int payloadType, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload) {
    private static final int HEADER = 12;
    private static final int VERSION_2 = 0x80;

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + payload.length)
                .put((byte) VERSION_2)
                .put((byte) (payloadType | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .put(payload)
                .array();
    }

    static RtpPacket parse(byte[] datagram, int length) {
        var buffer = ByteBuffer.wrap(datagram, 0, length);
        buffer.get();
        int second = buffer.get();
        int sequence = buffer.getShort() & 0xFFFF;
        int timestamp = buffer.getInt();
        int ssrc = buffer.getInt();
        var payload = new byte[length - HEADER];
        buffer.get(payload);
        return new RtpPacket(second & 0x7F, second < 0, sequence, timestamp, ssrc, payload);
    }

    static boolean isOne(byte[] datagram, int length) {
        return length >= HEADER && (datagram[0] & 0xFF) == VERSION_2;
    }
}
