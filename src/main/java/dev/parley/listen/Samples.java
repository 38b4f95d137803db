package dev.parley.listen;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sound as recognisers want it: 16 kHz, mono, signed 16-bit, little-endian. */
public final class Samples {
    public static final int RATE_HZ = 16_000;

    private Samples() {}

    /** Takes a few milliseconds for a long turn: not for an event loop. */
    public static Pcm at16k(Pcm sound) {
        return Resampler.convert(sound, RATE_HZ);
    }

    public static byte[] littleEndian(Pcm sound) {
        var bytes = ByteBuffer.allocate(2 * sound.samples().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(sound.samples());
        return bytes.array();
    }
}
