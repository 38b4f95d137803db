package dev.parley.demo.whisper;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which frame of what was heard belongs to which of a sentence, both rising. What belongs to none, silence that got in
 * or out on the way, is not in it. Never empty, never changed.
 */
record Path(int[] ours, int[] theirs) {
    /** All of a stretch of what was heard, the sentence begins so many frames later. */
    static Path straight(int from, int to, int shift) {
        return new Path(
                IntStream.range(from, to).toArray(),
                IntStream.range(from - shift, to - shift).toArray());
    }

    int length() {
        return ours.length;
    }

    int from() {
        return ours[0];
    }

    int to() {
        return ours[length() - 1] + 1;
    }

    /** First frame of the sentence. */
    int first() {
        return theirs[0];
    }

    /** The frame of the sentence after the last. */
    int end() {
        return theirs[length() - 1] + 1;
    }

    /** From one frame of what was heard to another, where it is too short going on as it begins and ends. */
    Path reaching(int from, int to) {
        var before = straight(from, Math.max(from, from()), from() - first());
        var after = straight(Math.min(to, to()), to, to() - end());
        int skip = (int) Arrays.stream(ours).filter(frame -> frame < from).count();
        int keep = (int) Arrays.stream(ours).filter(frame -> frame < to).count();
        return before.then(new Path(Arrays.copyOfRange(ours, skip, keep), Arrays.copyOfRange(theirs, skip, keep)))
                .then(after);
    }

    private Path then(Path next) {
        return new Path(joined(ours, next.ours), joined(theirs, next.theirs));
    }

    private static int[] joined(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }
}
