package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * What the caller was heard to say lately, by the call's clock: frame {@code n} is the sound from {@code n × 20 ms} on.
 * Keeps a little while the agent has the floor and everything while the caller does. Frames that only bridged the wait
 * for a late packet count by the clock and are left out of what is heard. Lives on the call's context.
 */
final class CallerSound {
    private final int rateHz;
    private final int kept;

    private record Kept(Frame frame, boolean waited) {}

    private final ArrayDeque<Kept> frames = new ArrayDeque<>();
    private long next;

    CallerSound(int rateHz, Duration kept) {
        this.rateHz = rateHz;
        this.kept = (int) (kept.toMillis() / Frame.MILLIS);
    }

    /**
     * @param waited the frame stands for no time of the caller's
     * @param keep true while a turn may be under way, so that nothing of it is lost
     */
    void add(Frame frame, boolean waited, boolean keep) {
        frames.add(new Kept(frame, waited));
        next++;
        while (!keep && frames.size() > kept) {
            frames.remove();
        }
    }

    /** The sound between two times in ms, as far as it is still there. */
    Pcm between(long from, long to) {
        long first = next - frames.size();
        int skip = (int) Math.max(0, from / Frame.MILLIS - first);
        int count = (int) Math.clamp(to / Frame.MILLIS - Math.max(first, from / Frame.MILLIS), 0, frames.size());
        var wanted = frames.stream()
                .skip(skip)
                .limit(count)
                .filter(kept -> !kept.waited())
                .toList();
        var samples = new short[wanted.size() * rateHz / 50];
        int at = 0;
        for (var kept : wanted) {
            System.arraycopy(
                    kept.frame().samples(), 0, samples, at, kept.frame().samples().length);
            at += kept.frame().samples().length;
        }
        return new Pcm(samples, rateHz);
    }
}
