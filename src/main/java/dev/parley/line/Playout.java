package dev.parley.line;

import dev.parley.audio.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is about to hear, pulled by the pacer 20 ms at a time, so that nothing is ever queued ahead of the
 * wire and a flush is heard at once. Thread-safe: the call's context fills it, the pacer's thread empties it.
 */
public final class Playout {
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private @Nullable Frame fade;
    private boolean paused;
    private long framesSent;
    private LongConsumer onMark = mark -> {};

    private sealed interface Entry {}

    private record Sound(Frame frame) implements Entry {}

    private record Mark(long id) implements Entry {}

    /** Called on the pacer's thread each time playing passes a mark; set once, before the line is answered. */
    public synchronized void onMark(LongConsumer listener) {
        onMark = listener;
    }

    public synchronized void add(Frame frame) {
        queue.add(new Sound(frame));
    }

    /** Notes a place in the sound; the listener hears of it when the frame before it has been sent. */
    public synchronized void mark(long id) {
        queue.add(new Mark(id));
    }

    /**
     * Stops within 20 ms and ends a pause: what is queued is dropped behind a short fade, and its marks are never
     * reached. What is added from now on plays right after the fade.
     */
    public synchronized void flush() {
        if (fade == null && !paused) {
            fade = firstFrame().map(Playout::faded).orElse(null);
        }
        queue.clear();
        paused = false;
    }

    /** Falls silent at the next frame and keeps everything, marks included, until {@link #resume} or a flush. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on where {@link #pause} stopped. */
    public synchronized void resume() {
        paused = false;
    }

    /** The next frame to send; empty when there is nothing to say. For the pacer only. */
    public Optional<Frame> next() {
        Optional<Frame> frame;
        var marks = new ArrayList<Mark>(0);
        LongConsumer listener;
        synchronized (this) {
            if (paused && fade == null) {
                return Optional.empty();
            }
            frame = take(marks);
            listener = onMark;
        }
        marks.forEach(mark -> listener.accept(mark.id()));
        return frame;
    }

    /** Frames sent so far, in 20 ms steps. */
    public synchronized long framesSent() {
        return framesSent;
    }

    private Optional<Frame> take(List<Mark> passed) {
        var frame = fade;
        fade = null;
        passMarks(passed);
        if (frame == null && queue.poll() instanceof Sound(var next)) {
            frame = next;
            passMarks(passed);
        }
        framesSent += frame == null ? 0 : 1;
        return Optional.ofNullable(frame);
    }

    private void passMarks(List<Mark> passed) {
        while (queue.peek() instanceof Mark mark) {
            queue.poll();
            passed.add(mark);
        }
    }

    private Optional<Frame> firstFrame() {
        return queue.stream()
                .filter(Sound.class::isInstance)
                .map(entry -> ((Sound) entry).frame())
                .findFirst();
    }

    private static Frame faded(Frame frame) {
        var samples = frame.samples();
        var quieter = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            quieter[i] = (short) (samples[i] * (samples.length - i) / samples.length);
        }
        return new Frame(quieter, frame.rateHz());
    }
}
