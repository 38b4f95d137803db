package dev.parley.journal;

import dev.parley.talk.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    private final Seconds seconds;
    private final ArrayDeque<ByteBuffer> held = new ArrayDeque<>();
    private ByteBuffer second;
    private long handedOver;
    private boolean holding;
    private boolean closed;

    private @Nullable StereoWav wav;

    /** @param ended told once, on the writer's thread */
    StereoRecording(Path file, int rateHz, Seconds seconds, ExecutorService writer, Consumer<End> ended) {
        this.file = file;
        this.rateHz = rateHz;
        this.seconds = seconds;
        this.writer = writer;
        this.ended = ended;
        second = seconds.take(rateHz);
    }

    @Override
    public void add(short[] caller, short[] agent) {
        if (broken || closed) {
            return;
        }
        int samples = Math.max(caller.length, agent.length);
        for (int i = 0; i < samples; i++) {
            second.putShort(i < caller.length ? caller[i] : 0);
            second.putShort(i < agent.length ? agent[i] : 0);
            if (!second.hasRemaining()) {
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
        if (second.position() > 0) {
            handOver(second);
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
        second = seconds.take(rateHz);
    }

    private void handOver(ByteBuffer full) {
        handedOver += full.position() / StereoWav.FRAME;
        if (waiting.incrementAndGet() > MOST_WAITING) {
            breakOff("the disk takes too long");
        } else {
            submit(() -> write(full.flip()));
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

    private void write(ByteBuffer full) {
        waiting.decrementAndGet();
        if (!broken) {
            onFile(open -> open.append(full));
        }
        seconds.giveBack(full);
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
    private static void silence(ByteBuffer samples, long first, long end) {
        int length = samples.position();
        int from = Math.clamp(first * StereoWav.FRAME, 0, length);
        Arrays.fill(samples.array(), from, Math.clamp(end * StereoWav.FRAME, from, length), (byte) 0);
    }
}
