package dev.parley.audio;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 20 ms of sound: a voice's to the line's rate, the line's to a recogniser's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResamplerBenchmark {
    @Param({"24000>8000", "22050>8000", "8000>16000", "16000>8000"})
    public String rates = "24000>8000";

    private Resampler resampler = new Resampler(24_000, 8000);
    private short[] samples = {};

    @Setup
    public void begin() {
        int from = Integer.parseInt(rates.split(">")[0]);
        resampler = new Resampler(from, Integer.parseInt(rates.split(">")[1]));
        samples = BenchSounds.samples(from, 20);
    }

    @Benchmark
    public short[] process() {
        return resampler.process(samples);
    }
}
