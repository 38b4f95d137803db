package dev.parley.journal;

import dev.parley.talk.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call's recording. Fed from one thread, which collects a second and hands it over; everything that touches the
 * file runs on the writer's thread. After the first fault nothing more is written, so that both sides stay aligned.
 */
final class StereoRecording implements Recorder.Recording {
    private static final Logger LOG = Logger.getLogger(StereoRecording.class);
    /** Seconds that may wait for a slow disk. */
    private static final int MOST_WAITING = 60;

    private final Path file;
    private final int rateHz;
    private final ExecutorService writer;
    private final Consumer<Boolean> finished;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean broken;

    private short[] second;
    private int filled;
    private boolean closed;

    private @Nullable StereoWav wav;

    /** @param finished told once, on the writer's thread, whether everything fed is in the file */
    StereoRecording(Path file, int rateHz, ExecutorService writer, Consumer<Boolean> finished) {
        this.file = file;
        this.rateHz = rateHz;
        this.writer = writer;
        this.finished = finished;
        second = emptySecond();
    }

    @Override
    public void add(short[] caller, short[] agent) {
        if (broken || closed) {
            return;
        }
        int samples = Math.max(caller.length, agent.length);
        for (int i = 0; i < samples; i++) {
            second[filled++] = i < caller.length ? caller[i] : 0;
            second[filled++] = i < agent.length ? agent[i] : 0;
            if (filled == second.length) {
                handOver();
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (filled > 0) {
            handOver();
        }
        submit(this::finish);
    }

    private void handOver() {
        var full = filled == second.length ? second : Arrays.copyOf(second, filled);
        second = emptySecond();
        filled = 0;
        if (waiting.incrementAndGet() > MOST_WAITING) {
            breakOff("the disk takes too long");
        } else {
            submit(() -> write(full));
        }
    }

    private void submit(Runnable work) {
        try {
            writer.execute(work);
        } catch (RejectedExecutionException e) {
            breakOff("Parley is stopping");
        }
    }

    private void write(short[] samples) {
        waiting.decrementAndGet();
        if (!broken) {
            try {
                opened().append(samples);
            } catch (IOException e) {
                breakOff(e.toString());
            }
        }
    }

    private void finish() {
        try {
            opened().close();
        } catch (IOException e) {
            breakOff(e.toString());
        }
        finished.accept(!broken);
    }

    private StereoWav opened() throws IOException {
        var open = wav;
        if (open == null) {
            open = new StereoWav(file, rateHz);
            wav = open;
        }
        return open;
    }

    private void breakOff(String why) {
        if (!broken) {
            broken = true;
            LOG.errorf(
                    "The recording %s stays incomplete: %s. The call goes on; make room or set"
                            + " parley.journal.recordings to a folder that can be written.",
                    file, why);
        }
    }

    private short[] emptySecond() {
        return new short[rateHz * StereoWav.CHANNELS];
    }
}
