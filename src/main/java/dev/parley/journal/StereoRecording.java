package dev.parley.journal;

import dev.parley.talk.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
    /** Seconds that may wait for a slow disk, or for the end of a stretch that is held. */
    private static final int MOST_WAITING = 60;

    /** What became of it. */
    enum End {
        COMPLETE,
        INCOMPLETE,
        DROPPED
    }

    private final Path file;
    private final int rateHz;
    private final ExecutorService writer;
    private final Consumer<End> ended;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean broken;

    private final ArrayDeque<short[]> held = new ArrayDeque<>();
    private short[] second;
    private int filled;
    private long handedOver;
    private boolean holding;
    private boolean closed;

    private @Nullable StereoWav wav;

    /** @param ended told once, on the writer's thread */
    StereoRecording(Path file, int rateHz, ExecutorService writer, Consumer<End> ended) {
        this.file = file;
        this.rateHz = rateHz;
        this.writer = writer;
        this.ended = ended;
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
                nextSecond();
            }
        }
    }

    @Override
    public void erase(long from, long to) {
        if (closed) {
            return;
        }
        long first = Math.max(0, from * rateHz / 1000);
        long end = to * rateHz / 1000;
        if (first < handedOver) {
            long written = Math.min(end, handedOver);
            submit(() -> onFile(open -> open.erase(first, written)));
        }
        long at = handedOver;
        for (var full : held) {
            silence(full, first - at, end - at);
            at += rateHz;
        }
        silence(second, first - at, end - at);
    }

    @Override
    public void hold(boolean now) {
        holding = now;
        while (!holding && !held.isEmpty()) {
            handOver(held.remove());
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        hold(false);
        closed = true;
        if (filled > 0) {
            handOver(Arrays.copyOf(second, filled));
        }
        submit(this::finish);
    }

    @Override
    public void drop() {
        if (closed) {
            return;
        }
        closed = true;
        held.clear();
        second = new short[0];
        submit(this::discard);
    }

    private void nextSecond() {
        if (!holding) {
            handOver(second);
        } else if (held.size() < MOST_WAITING) {
            held.add(second);
        } else {
            breakOff("a part of it was held back for too long");
        }
        second = emptySecond();
        filled = 0;
    }

    private void handOver(short[] samples) {
        handedOver += samples.length / StereoWav.CHANNELS;
        if (waiting.incrementAndGet() > MOST_WAITING) {
            breakOff("the disk takes too long");
        } else {
            submit(() -> write(samples));
        }
    }

    private void submit(Runnable work) {
        try {
            writer.execute(work);
        } catch (RejectedExecutionException e) {
            breakOff("Parley is stopping");
        }
    }

    private interface Work {
        void on(StereoWav open) throws IOException;
    }

    private void write(short[] samples) {
        waiting.decrementAndGet();
        if (!broken) {
            onFile(open -> open.append(samples));
        }
    }

    private void finish() {
        onFile(StereoWav::close);
        ended.accept(broken ? End.INCOMPLETE : End.COMPLETE);
    }

    private void discard() {
        onFile(StereoWav::close);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.errorf("The recording %s, which the caller did not allow, cannot be deleted: %s. Delete it.", file, e);
        }
        ended.accept(End.DROPPED);
    }

    private void onFile(Work work) {
        try {
            work.on(opened());
        } catch (IOException e) {
            breakOff(e.toString());
        }
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

    /** Frames of two samples, from the start of these. */
    private static void silence(short[] samples, long first, long end) {
        int length = samples.length;
        int from = Math.clamp(first * StereoWav.CHANNELS, 0, length);
        Arrays.fill(samples, from, Math.clamp(end * StereoWav.CHANNELS, from, length), (short) 0);
    }

    private short[] emptySecond() {
        return new short[rateHz * StereoWav.CHANNELS];
    }
}
