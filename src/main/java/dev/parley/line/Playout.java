package dev.parley.line;

import dev.parley.audio.Frame;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is about to hear, pulled by the pacer 20 ms at a time, so that nothing is ever queued ahead of the
 * wire and a flush is heard at once. Thread-safe: the call's context fills it, the pacer's thread empties it.
 */
public final class Playout {
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private Gain gain = Gain.FULL;
    private @Nullable Frame fade;
    private int flushes;
    private long framesSent;
    private LongConsumer onMark = mark -> {};
    /** Passed by the frame that is being sent; for the pacer's thread. */
    private final ArrayDeque<Mark> passed = new ArrayDeque<>();

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

    /** Notes a place in the sound; the listener hears of it when the frame before it has been sent in full. */
    public synchronized void mark(long id) {
        queue.add(new Mark(id));
    }

    /** Goes on at −12 dB, reached within 20 ms, until {@link #unduck} or a flush. */
    public synchronized void duck() {
        gain = gain.ducked();
    }

    /** Goes on at full gain, reached within 10 ms. */
    public synchronized void unduck() {
        gain = gain.fadingIn();
    }

    /**
     * Stops within 20 ms and ends a duck: what is queued is dropped behind a short fade, and its marks are never reached.
     * What is added from now on plays right after the fade.
     */
    public synchronized void flush() {
        if (fade == null) {
            fade = firstFrame().map(gain.fadingOut()::applied).orElse(null);
        }
        queue.clear();
        gain = Gain.FULL;
        flushes++;
    }

    /**
     * How often it was flushed. A sender that is ahead of the caller's ear takes back what it sent when this changes, and
     * then says what is to fade out.
     */
    public synchronized int flushes() {
        return flushes;
    }

    /** @param takenBack the first frame that was sent and not heard: it fades out instead of a later one */
    public synchronized void fadeOut(Frame takenBack) {
        fade = Gain.FULL.fadingOut().applied(takenBack);
    }

    /** The next frame to send, or {@code silence} itself when there is nothing to say. For the pacer only. */
    public Frame next(Frame silence) {
        Frame frame;
        LongConsumer listener;
        synchronized (this) {
            frame = fade == null ? take(silence) : takeFade(fade);
            framesSent += frame == silence ? 0 : 1;
            listener = onMark;
        }
        while (!passed.isEmpty()) {
            listener.accept(passed.remove().id());
        }
        return frame;
    }

    /** Frames sent so far, in 20 ms steps. */
    public synchronized long framesSent() {
        return framesSent;
    }

    private Frame takeFade(Frame last) {
        fade = null;
        return last;
    }

    private Frame take(Frame silence) {
        passMarks();
        if (queue.poll() instanceof Sound(var frame)) {
            passMarks();
            var heard = gain.applied(frame);
            gain = gain.after();
            return heard;
        }
        return silence;
    }

    private void passMarks() {
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
}
