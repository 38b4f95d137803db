package dev.parley.demo.caller;

import dev.parley.audio.G711;
import java.util.Arrays;
import java.util.Optional;

/** What the caller can speak, by its static RTP payload type (RFC 3551). */
public enum Codec {
    PCMU(0, G711.ULAW),
    PCMA(8, G711.ALAW);

    private final int payloadType;
    private final G711 law;

    Codec(int payloadType, G711 law) {
        this.payloadType = payloadType;
        this.law = law;
    }

    int payloadType() {
        return payloadType;
    }

    byte[] encode(short[] samples) {
        return law.encode(samples);
    }

    short[] decode(byte[] payload) {
        return law.decode(payload);
    }

    static Optional<Codec> of(int payloadType) {
        return Arrays.stream(values())
                .filter(codec -> codec.payloadType == payloadType)
                .findFirst();
    }
}
