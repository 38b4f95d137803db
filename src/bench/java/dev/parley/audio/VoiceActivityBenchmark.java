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

/** One frame: what every call costs 50 times a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VoiceActivityBenchmark {
    @Param({"8000", "16000"})
    public int rateHz = 8000;

    private VoiceActivity activity = new VoiceActivity(8000);
    private Frame[] frames = {};
    private int next;

    @Setup
    public void begin() {
        activity = new VoiceActivity(rateHz);
        frames = BenchSounds.frames(rateHz, 500);
    }

    @Benchmark
    public boolean isSpeech() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return activity.isSpeech(frames[next]);
    }
}
