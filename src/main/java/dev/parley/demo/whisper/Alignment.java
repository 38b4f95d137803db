package dev.parley.demo.whisper;

import static dev.parley.demo.whisper.Spectrogram.BANDS;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which frames of what was heard belong to which of a sentence, although packets were held up on a busy machine: silence
 * or made-up sound got in, or faint frames were left out to make up for it, and all that follows is shifted. The best
 * local alignment with affine prices (O. Gotoh, "An improved algorithm for matching biological sequences", 1982) within
 * a band. For one thread.
 */
final class Alignment {
    /** Twice 160 ms, and a little. */
    static final int FARTHEST = 36;

    private static final int WIDTH = 2 * FARTHEST + 1;
    /** Frames of any two sentences are so much alike. */
    private static final float BY_CHANCE = 0.5f;
    /** What a shift, and each frame of it, must gain to be worth while: no fewer than three frames that fit then. */
    private static final float A_SHIFT = 1.2f;

    private static final float A_FRAME = 0.05f;
    private static final byte BEGIN = Byte.MIN_VALUE;
    private static final float NEVER = -1e9f;

    private final float[][] heard;
    private final Utterance utterance;
    private final int from;
    private final int shift;
    /** By frame heard and by place in the band: how many frames got in (or out, negative) just before. */
    private final byte[][] jumps;
    /** The worth of the alignments that end with the row before, by place in the band; a place is a shift. */
    private final float[] matched = filled();

    private final float[] late = filled();
    private final int[] lateBy = new int[WIDTH];
    private final float[] entry = filled();
    private final byte[] entryJump = new byte[WIDTH];
    private float best;
    private int bestFrame;
    private int bestPlace;

    private Alignment(float[][] heard, Utterance utterance, int from, int to, int shift) {
        this.heard = heard;
        this.utterance = utterance;
        this.from = from;
        this.shift = shift;
        this.jumps = new byte[Math.max(0, to - from)][WIDTH];
    }

    /**
     * The best path through a stretch of what was heard, if anything in it is alike.
     *
     * @param heard its {@link Spectrogram#directions()}
     * @param shift the frame of what was heard at which the sentence begins, or a part of it would have begun
     */
    static Optional<Path> of(float[][] heard, Utterance utterance, int from, int to, int shift) {
        var alignment = new Alignment(heard, utterance, from, to, shift);
        for (int frame = from; frame < to; frame++) {
            alignment.row(frame);
        }
        return alignment.best > 0 ? Optional.of(alignment.path()) : Optional.empty();
    }

    private void row(int frame) {
        float early = NEVER;
        int earlyBy = 0;
        for (int place = 0; place < WIDTH; place++) {
            int theirs = theirs(frame, place);
            holdUp(place);
            if (theirs < 0 || theirs >= utterance.frames()) {
                matched[place] = NEVER;
                entry[place] = NEVER;
                continue;
            }
            boolean isQuiet = !utterance.sound().voiced()[theirs];
            boolean opens = place > 0 && matched[place - 1] - A_SHIFT > early;
            early = isQuiet ? (opens ? matched[place - 1] - A_SHIFT : early) - A_FRAME : NEVER;
            earlyBy = opens ? 1 : earlyBy + 1;
            match(frame, place, theirs);
            enter(place, early, earlyBy);
        }
    }

    /** What was heard goes on, the sentence stands still: the same frame of it is one place on in the row before. */
    private void holdUp(int place) {
        if (place + 1 == WIDTH) {
            return;
        }
        boolean opens = matched[place + 1] - A_SHIFT > late[place + 1];
        late[place] = (opens ? matched[place + 1] - A_SHIFT : late[place + 1]) - A_FRAME;
        lateBy[place] = opens ? 1 : lateBy[place + 1] + 1;
    }

    private void match(int frame, int place, int theirs) {
        boolean begins = entry[place] <= 0;
        jumps[frame - from][place] = begins ? BEGIN : entryJump[place];
        matched[place] =
                (begins ? 0 : entry[place]) + gain(heard[frame], utterance.directions()[theirs]);
        if (matched[place] > best) {
            best = matched[place];
            bestFrame = frame;
            bestPlace = place;
        }
    }

    /** With what the next row goes on. */
    private void enter(int place, float early, int earlyBy) {
        entry[place] = Math.max(matched[place], Math.max(late[place], early));
        entryJump[place] =
                (byte) (entry[place] == matched[place] ? 0 : entry[place] == early ? -earlyBy : lateBy[place]);
    }

    private Path path() {
        var ours = new ArrayDeque<Integer>();
        var theirs = new ArrayDeque<Integer>();
        int frame = bestFrame;
        int place = bestPlace;
        for (byte jump = 0; jump != BEGIN; ) {
            ours.addFirst(frame);
            theirs.addFirst(theirs(frame, place));
            jump = jumps[frame - from][place];
            frame -= 1 + Math.max(0, jump);
            place += jump;
        }
        return new Path(
                ours.stream().mapToInt(Integer::intValue).toArray(),
                theirs.stream().mapToInt(Integer::intValue).toArray());
    }

    private int theirs(int frame, int place) {
        return frame - shift + place - FARTHEST;
    }

    /** What two frames speak for being the same, from their directions: 0.5 to −1.5. */
    static float gain(float[] one, float[] other) {
        float product = -BY_CHANCE;
        for (int band = 0; band < BANDS; band++) {
            product += one[band] * other[band];
        }
        return product;
    }

    private static float[] filled() {
        var floats = new float[WIDTH];
        Arrays.fill(floats, NEVER);
        return floats;
    }
}
