package dev.parley.demo.caller;

import dev.parley.audio.G711;
import dev.parley.audio.Pcm;
import java.util.Arrays;

/** A line of a caller, ready to be sent: µ-law in pieces of 20 ms, from the first sound to the last. */
public final class FleetLine {
    private static final int FRAME = 160;
    private static final int LOUD = 300;

    private final byte[][] frames;

    public FleetLine(Pcm sound) {
        var samples = sound.samples();
        frames = new byte[(samples.length + FRAME - 1) / FRAME][];
        for (int i = 0; i < frames.length; i++) {
            // behind the end of the last piece there is silence
            frames[i] = G711.ULAW.encode(Arrays.copyOfRange(samples, i * FRAME, (i + 1) * FRAME));
        }
    }

    /** Without the silence that a voice puts around what it says. */
    public static Pcm trimmed(Pcm sound) {
        var samples = sound.samples();
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs(samples[from]) < LOUD) {
            from++;
        }
        while (to > from && Math.abs(samples[to - 1]) < LOUD) {
            to--;
        }
        return new Pcm(Arrays.copyOfRange(samples, from, to), sound.rateHz());
    }

    byte[] frame(int index) {
        return frames[index];
    }

    int frames() {
        return frames.length;
    }
}
