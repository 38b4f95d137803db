package dev.parley.line.rtp;

import dev.parley.audio.G711;
import dev.parley.line.media.Codec;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * How sound travels in RTP packets. Only static payload types: Asterisk's externalMedia drops what comes with any
 * other.
 */
public enum Format {
    ULAW("ulaw", 0, 8_000, 8_000, () -> Codec.of(G711.ULAW)),
    ALAW("alaw", 8, 8_000, 8_000, () -> Codec.of(G711.ALAW)),
    /** Linear samples, big-endian; RFC 3551 gives this payload type to 44.1 kHz stereo, Asterisk to 8 kHz mono. */
    SLIN("slin", 10, 8_000, 8_000, () -> Codec.linear(ByteOrder.BIG_ENDIAN)),
    /** Wideband; its clock counts half of its samples, by an old mistake that RFC 3551 keeps up. */
    G722("g722", 9, 16_000, 8_000, Codec::g722);

    private final String asteriskName;
    private final int payloadType;
    private final int rateHz;
    private final int clockHz;
    private final Supplier<Codec> codec;

    Format(String asteriskName, int payloadType, int rateHz, int clockHz, Supplier<Codec> codec) {
        this.asteriskName = asteriskName;
        this.payloadType = payloadType;
        this.rateHz = rateHz;
        this.clockHz = clockHz;
        this.codec = codec;
    }

    /** What externalMedia calls it. */
    public String asteriskName() {
        return asteriskName;
    }

    public int payloadType() {
        return payloadType;
    }

    /** Samples per second of the frames on both sides. */
    public int rateHz() {
        return rateHz;
    }

    /** Ticks per second of the timestamps, which for G.722 is not the sample rate. */
    int clockHz() {
        return clockHz;
    }

    Codec codec() {
        return codec.get();
    }
}
