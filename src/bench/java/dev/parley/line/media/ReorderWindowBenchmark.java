package dev.parley.line.media;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One packet in, one out; every tenth comes one place late. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReorderWindowBenchmark {
    private final ReorderWindow window = new ReorderWindow();
    private final byte[] data = new byte[332];
    private int next;

    @Benchmark
    public Object putAndTake() {
        int place = next % 10;
        int sequence = place == 8 ? next + 1 : place == 9 ? next - 1 : next;
        next++;
        window.put(sequence & 0xFFFF, data, 12, 320);
        return window.take();
    }
}
