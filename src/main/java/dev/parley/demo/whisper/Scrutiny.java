package dev.parley.demo.whisper;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a candidate was really heard: nearly every piece of it has to be there, at its time and as loud as it should
 * be. The time may slip by two packets, so that one that came late does no harm; what is cut out, scrambled or played at
 * another speed does. The figures leave room for G.711, 10 dB of noise and 5% of concealed packets.
 */
final class Scrutiny {
    private static final int PIECE = 40;
    private static final int STEP = 20;
    private static final int MOST_NUDGE = 4;
    private static final int MOST_NUDGE_A_STEP = 2;
    private static final double PIECE_ALIKE = 0.7;
    private static final double PIECES_ALIKE = 0.88;
    private static final double MOST_HOLES = 0.06;
    private static final double ALIKE = 0.8;
    /** Short sounds are alike by chance: so much more is asked of the shortest. */
    private static final double MORE_FOR_SHORT = 0.15;

    private static final int SHORT = 80;

    private final Match candidate;
    private final Comparison comparison;
    private int pieces;
    private int alike;
    private int holes;
    private double likeness;

    private Scrutiny(Spectrogram heard, Match candidate) {
        this.candidate = candidate;
        this.comparison = new Comparison(
                heard.levels(),
                candidate.utterance().sound().levels(),
                candidate.from(),
                candidate.to(),
                candidate.shift());
    }

    /** The candidate with its likeness piece by piece, or nothing. */
    static Optional<Match> of(Spectrogram heard, Match candidate) {
        var scrutiny = new Scrutiny(heard, candidate);
        scrutiny.compare();
        return scrutiny.verdict();
    }

    private void compare() {
        int nudge = 0;
        for (int from = candidate.from(); pieces == 0 || from + PIECE <= candidate.to(); from += STEP) {
            int to = Math.min(from + PIECE, candidate.to());
            nudge = bestNudge(from, to, nudge);
            double piece = comparison.cosine(from, to, nudge);
            pieces++;
            likeness += piece;
            alike += piece >= PIECE_ALIKE ? 1 : 0;
            boolean isLast = from + STEP + PIECE > candidate.to();
            holes += comparison.holes(from, isLast ? candidate.to() : from + STEP, nudge);
        }
        likeness /= pieces;
    }

    private Optional<Match> verdict() {
        double asked = ALIKE + MORE_FOR_SHORT * Math.max(0, SHORT - candidate.voiced()) / SHORT;
        return likeness >= asked && alike >= PIECES_ALIKE * pieces && holes <= MOST_HOLES * candidate.voiced()
                ? Optional.of(candidate.withLikeness(likeness))
                : Optional.empty();
    }

    private int bestNudge(int from, int to, int last) {
        return IntStream.rangeClosed(
                        Math.max(-MOST_NUDGE, last - MOST_NUDGE_A_STEP), Math.min(MOST_NUDGE, last + MOST_NUDGE_A_STEP))
                .boxed()
                .max(Comparator.comparingDouble(nudge -> comparison.cosine(from, to, nudge)))
                .orElse(last);
    }
}
