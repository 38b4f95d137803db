package dev.parley.demo.whisper;

/**
 * A taught sentence, or a part of it, found in what was heard.
 *
 * @param from first frame in what was heard
 * @param to frame after the last one in what was heard
 * @param first first frame of the sentence that was heard
 * @param end the frame of the sentence after the last that was heard
 * @param likeness up to 1
 * @param voiced how many frames of speech it explains
 */
record Match(Utterance utterance, int from, int to, int first, int end, double likeness, int voiced) {
    private static final double CHANCE = 0.5;
    private static final double WHOLE_IS_BETTER = 1.25;

    /** Of a path, as alike as has yet to be found out. */
    static Match along(Path path, Utterance utterance, int voiced) {
        return new Match(utterance, path.from(), path.to(), path.first(), path.end(), 0, voiced);
    }

    String words() {
        return utterance.wordsBetween(first, end);
    }

    Match withLikeness(double likeness) {
        return new Match(utterance, from, to, first, end, likeness, voiced);
    }

    boolean isWhole() {
        return utterance.isWhole(first, end);
    }

    /** For choosing between matches: the more speech it explains, and the better; a whole sentence before a part. */
    double worth() {
        return (likeness - CHANCE) * voiced * (isWhole() ? WHOLE_IS_BETTER : 1);
    }
}
