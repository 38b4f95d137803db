package dev.parley.line;

import dev.parley.audio.Frame;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What the caller is about to hear, pulled by the pacer 20 ms at a time, so that nothing is ever queued ahead of the
 * wire and a flush is heard at once. Thread-safe: the call's context fills it, the pacer's thread empties it.
 */
public final class Playout {
    private static final int FADE_FRAMES = 1;

    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private long framesSent;
    private int fading;
    private LongConsumer onMark = mark -> {};

    private record Mark(long id) {}

    /** Called on the pacer's thread each time playing passes a mark; set once, before the line is answered. */
    public synchronized void onMark(LongConsumer listener) {
        onMark = listener;
    }

    public synchronized void add(Frame frame) {
        if (fading > 0) {
            queue.clear();
            fading = 0;
        }
        queue.add(frame);
    }

    /** Notes a place in the sound; the listener hears of it when the frame before it has been sent. */
    public synchronized void mark(long id) {
        queue.add(new Mark(id));
    }

    /** Stops within 20 ms: what is queued is dropped behind a short fade, and its marks are never reached. */
    public synchronized void flush() {
        queue.removeIf(Mark.class::isInstance);
        while (queue.size() > FADE_FRAMES) {
            queue.removeLast();
        }
        fading = queue.size();
    }

    /** The next frame to send; empty when there is nothing to say. For the pacer only. */
    public Optional<Frame> next() {
        Optional<Frame> frame;
        var marks = new ArrayDeque<Mark>(0);
        LongConsumer listener;
        synchronized (this) {
            drainMarks(marks);
            frame = take();
            drainMarks(marks);
            listener = onMark;
        }
        marks.forEach(mark -> listener.accept(mark.id()));
        return frame;
    }

    /** Frames sent so far, in 20 ms steps. */
    public synchronized long framesSent() {
        return framesSent;
    }

    private void drainMarks(ArrayDeque<Mark> marks) {
        while (queue.peek() instanceof Mark mark) {
            queue.poll();
            marks.add(mark);
        }
    }

    private Optional<Frame> take() {
        if (!(queue.poll() instanceof Frame frame)) {
            return Optional.empty();
        }
        framesSent++;
        if (fading > 0) {
            fading--;
            return Optional.of(faded(frame));
        }
        return Optional.of(frame);
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
