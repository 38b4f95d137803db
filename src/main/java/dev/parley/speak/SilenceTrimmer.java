package dev.parley.speak;

import java.nio.ShortBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Takes away the silence that engines put around a sentence, so that an answer is heard sooner: at most 30 ms are left
 * in front of the first sound and 100 ms behind the last; pauses in between stay. For one stream and one thread.
 */
final class SilenceTrimmer {
    /** −50 dBFS: below the softest consonant of a voice of usual level, above the noise of an engine. */
    private static final double SILENCE_RMS = 32768 * Math.pow(10, -50 / 20.0);

    private static final int BLOCKS_BEFORE = 3;
    private static final int BLOCKS_AFTER = 10;

    private final int block;
    private final Deque<short[]> heldBack = new ArrayDeque<>();
    private short[] remainder = {};
    private boolean begun;
    private int silencePassed;

    SilenceTrimmer(int rateHz) {
        this.block = rateHz / 100;
    }

    /** What is certain by now to belong to the sentence. */
    short[] process(short[] samples) {
        var all = joined(List.of(remainder, samples));
        var out = new ArrayList<short[]>();
        int whole = all.length - all.length % block;
        for (int at = 0; at < whole; at += block) {
            sort(Arrays.copyOfRange(all, at, at + block), out);
        }
        remainder = Arrays.copyOfRange(all, whole, all.length);
        return joined(out);
    }

    /** The rest. The stream is over. */
    short[] finish() {
        var out = new ArrayList<short[]>();
        if (remainder.length > 0) {
            sort(remainder, out);
        }
        return joined(out);
    }

    private void sort(short[] piece, List<short[]> out) {
        if (!isSilent(piece)) {
            out.addAll(heldBack);
            out.add(piece);
            heldBack.clear();
            begun = true;
            silencePassed = 0;
        } else if (begun && silencePassed < BLOCKS_AFTER) {
            out.add(piece);
            silencePassed++;
        } else {
            heldBack.add(piece);
            if (!begun && heldBack.size() > BLOCKS_BEFORE) {
                heldBack.removeFirst();
            }
        }
    }

    private static boolean isSilent(short[] piece) {
        double sum = 0;
        for (short sample : piece) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / piece.length) < SILENCE_RMS;
    }

    private static short[] joined(List<short[]> pieces) {
        var all = ShortBuffer.allocate(pieces.stream().mapToInt(p -> p.length).sum());
        pieces.forEach(all::put);
        return all.array();
    }
}
