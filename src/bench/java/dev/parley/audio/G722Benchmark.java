package dev.parley.audio;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A frame of 320 samples there and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class G722Benchmark {
    private final G722Encoder encoder = new G722Encoder();
    private final G722Decoder decoder = new G722Decoder();
    private final short[] samples = BenchSounds.samples(16_000, 20);
    private final byte[] encoded = new byte[160];
    private final short[] decoded = new short[320];

    @Benchmark
    public int encode() {
        return encoder.encode(samples, encoded, 0);
    }

    @Benchmark
    public short[] decode() {
        decoder.decode(encoded, encoded.length, decoded, 0);
        return decoded;
    }
}
