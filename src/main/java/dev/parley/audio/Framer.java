package dev.parley.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts sound that comes in pieces of any length into 20 ms frames. For one stream and one thread. */
public final class Framer {
    private final int rateHz;
    private short[] pending;
    private int filled;

    /** @param rateHz 8000 or 16000, of what comes in and of the frames */
    public Framer(int rateHz) {
        this.rateHz = rateHz;
        this.pending = new short[rateHz / 50];
    }

    /** The whole sound as frames, the last one padded with silence. */
    public static List<Frame> frames(Pcm sound) {
        var framer = new Framer(sound.rateHz());
        var frames = new ArrayList<>(framer.add(sound.samples()));
        framer.finish().ifPresent(frames::add);
        return frames;
    }

    /** The frames that are full now. */
    public List<Frame> add(short[] samples) {
        var frames = new ArrayList<Frame>();
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(samples.length - at, pending.length - filled);
            System.arraycopy(samples, at, pending, filled, count);
            at += count;
            filled += count;
            if (filled == pending.length) {
                frames.add(take());
            }
        }
        return frames;
    }

    /** What is left over, padded with silence; empty when nothing is. The framer may be used again. */
    public Optional<Frame> finish() {
        if (filled == 0) {
            return Optional.empty();
        }
        Arrays.fill(pending, filled, pending.length, (short) 0);
        return Optional.of(take());
    }

    private Frame take() {
        var frame = new Frame(pending, rateHz);
        pending = new short[rateHz / 50];
        filled = 0;
        return frame;
    }
}
