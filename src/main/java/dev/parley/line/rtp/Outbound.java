package dev.parley.line.rtp;

import dev.parley.audio.Frame;
import dev.parley.line.media.Codec;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** What we send: a packet every 20 ms, silence included, under one SSRC. For the pacer's thread. */
final class Outbound {
    private final Format format;
    private final Codec codec;
    private final Frame silence;
    private final byte[] packet;
    private final ByteBuffer buffer;
    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private final int timestampStep;
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 16);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private boolean talking;

    Outbound(Format format) {
        this.format = format;
        codec = format.codec();
        silence = Frame.silence(format.rateHz());
        packet = new byte[RtpPacket.HEADER_BYTES + 2 * silence.samples().length];
        buffer = ByteBuffer.wrap(packet);
        timestampStep = format.clockHz() / 50;
    }

    Frame silence() {
        return silence;
    }

    /**
     * The next packet, in a buffer that is used again for the one after it.
     *
     * @param frame what to say, or {@link #silence()}
     * @param turns how many times 20 ms have passed since the last packet: 1 unless the machine stood still
     */
    ByteBuffer packet(Frame frame, long turns) {
        if (frame.rateHz() != format.rateHz()) {
            throw new IllegalArgumentException("A line of " + format.rateHz() + " Hz was given a frame of "
                    + frame.rateHz() + " Hz: make frames at the line's own rate.");
        }
        boolean talks = frame != silence;
        boolean marker = talks && (!talking || turns > 1);
        talking = talks;
        timestamp += (int) (turns * timestampStep);
        RtpPacket.writeHeader(packet, format.payloadType(), marker, sequence++ & 0xFFFF, timestamp, ssrc);
        int length = codec.encode(frame.samples(), packet, RtpPacket.HEADER_BYTES);
        return buffer.clear().limit(RtpPacket.HEADER_BYTES + length);
    }
}
