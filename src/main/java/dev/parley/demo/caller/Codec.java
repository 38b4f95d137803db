package dev.parley.demo.caller;

import dev.parley.audio.G711;
import dev.parley.audio.G722Decoder;
import dev.parley.audio.G722Encoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** What the caller can speak, by its static RTP payload type (RFC 3551). */
public enum Codec {
    PCMU(0, 8000, () -> new Law(G711.ULAW)),
    PCMA(8, 8000, () -> new Law(G711.ALAW)),
    /** Its clock counts 8000 a second like the others', although its samples are twice as many. */
    G722(9, 16_000, Wide::new);

    private final int payloadType;
    private final int rateHz;
    private final Supplier<Coding> coding;

    Codec(int payloadType, int rateHz, Supplier<Coding> coding) {
        this.payloadType = payloadType;
        this.rateHz = rateHz;
        this.coding = coding;
    }

    int payloadType() {
        return payloadType;
    }

    int rateHz() {
        return rateHz;
    }

    /** For one call whose sound has that rate; it carries state from packet to packet. */
    Coding coding(int callRateHz) {
        return callRateHz == rateHz ? coding.get() : new ResampledCoding(coding.get(), rateHz, callRateHz);
    }

    static Optional<Codec> of(int payloadType) {
        return Arrays.stream(values())
                .filter(codec -> codec.payloadType == payloadType)
                .findFirst();
    }

    private record Law(G711 law) implements Coding {
        @Override
        public byte[] encode(short[] samples) {
            return law.encode(samples);
        }

        @Override
        public short[] decode(byte[] payload) {
            return law.decode(payload);
        }
    }

    private static final class Wide implements Coding {
        private final G722Encoder encoder = new G722Encoder();
        private final G722Decoder decoder = new G722Decoder();

        @Override
        public byte[] encode(short[] samples) {
            var payload = new byte[samples.length / 2];
            encoder.encode(samples, payload, 0);
            return payload;
        }

        @Override
        public short[] decode(byte[] payload) {
            var samples = new short[2 * payload.length];
            decoder.decode(payload, payload.length, samples, 0);
            return samples;
        }
    }
}
