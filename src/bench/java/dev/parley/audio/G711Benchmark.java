package dev.parley.audio;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A frame of 160 samples there and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class G711Benchmark {
    @Param({"ULAW", "ALAW"})
    public G711 law = G711.ULAW;

    private final short[] samples = BenchSounds.samples(8000, 20);
    private final byte[] payload = G711.ULAW.encode(samples);
    private final byte[] encoded = new byte[160];
    private final short[] decoded = new short[160];

    @Benchmark
    public byte[] encode() {
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = law.encode(samples[i]);
        }
        return encoded;
    }

    @Benchmark
    public short[] decode() {
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = law.decode(payload[i]);
        }
        return decoded;
    }
}
