package dev.parley.demo.whisper;

/**
 * A taught sentence, or a part of it, found in what was heard.
 *
 * @param from first frame in what was heard
 * @param to frame after the last one in what was heard
 * @param shift frame of what was heard at which the sentence begins; before {@code from} when its beginning is missing
 * @param likeness up to 1
 * @param voiced how many frames of speech it explains
 */
record Match(Utterance utterance, int from, int to, int shift, double likeness, int voiced) {
    private static final double CHANCE = 0.5;
    private static final double WHOLE_IS_BETTER = 1.25;

    String words() {
        return utterance.wordsBetween(first(), end());
    }

    Match withLikeness(double likeness) {
        return new Match(utterance, from, to, shift, likeness, voiced);
    }

    /** First frame of the sentence that was heard. */
    int first() {
        return from - shift;
    }

    /** The frame of the sentence after the last that was heard. */
    int end() {
        return to - shift;
    }

    boolean isWhole() {
        return utterance.isWhole(first(), end());
    }

    /** For choosing between matches: the more speech it explains, and the better; a whole sentence before a part. */
    double worth() {
        return (likeness - CHANCE) * voiced * (isWhole() ? WHOLE_IS_BETTER : 1);
    }
}
