package dev.parley.demo.whisper;

import java.util.Optional;

/**
 * Whether a candidate was really heard: nearly every piece of it has to be there, along its path, and as loud as it
 * should be. It may have been held up now and then, as a busy machine does, with silence or a concealed packet in
 * between; what is cut out, scrambled or played at another speed is not known. The figures leave room for G.711, 10 dB
 * of noise and 5% of concealed packets.
 */
final class Scrutiny {
    private static final int PIECE = 40;
    private static final int STEP = 20;
    private static final double PIECE_ALIKE = 0.7;
    private static final double PIECES_ALIKE = 0.88;
    private static final double MOST_HOLES = 0.06;
    private static final double ALIKE = 0.8;
    /** Short sounds are alike by chance: so much more is asked of the shortest. */
    private static final double MORE_FOR_SHORT = 0.15;

    private static final int SHORT = 80;
    /** What conceals a lost packet has faded away after 60 ms; what sounds longer is other speech that got in. */
    private static final int MOST_MADE_UP = 7;
    /** Two hold-ups, and what makes up for them in the pauses. Other speeds and stuttering need more. */
    private static final int MOST_SHIFTS = 6;

    private final Match candidate;
    private final Spectrogram heard;
    private final Path path;
    private final int length;
    private final Comparison comparison;
    private int pieces;
    private int alike;
    private int holes;
    private double likeness;

    private Scrutiny(Spectrogram heard, Match candidate, Path path) {
        this.candidate = candidate;
        this.heard = heard;
        this.path = path;
        this.length = path.length();
        this.comparison =
                new Comparison(heard.levels(), candidate.utterance().sound().levels(), path);
    }

    /** The candidate with its likeness piece by piece, or nothing. */
    static Optional<Match> of(Spectrogram heard, Match candidate, Path path) {
        var scrutiny = new Scrutiny(heard, candidate, path);
        scrutiny.compare();
        return scrutiny.verdict();
    }

    private void compare() {
        for (int from = 0; pieces == 0 || from + PIECE <= length; from += STEP) {
            double piece = comparison.cosine(from, Math.min(from + PIECE, length));
            pieces++;
            likeness += piece;
            alike += piece >= PIECE_ALIKE ? 1 : 0;
        }
        likeness /= pieces;
        holes = comparison.holes(0, length);
    }

    private Optional<Match> verdict() {
        double asked = ALIKE + MORE_FOR_SHORT * Math.max(0, SHORT - candidate.voiced()) / SHORT;
        return likeness >= asked
                        && alike >= PIECES_ALIKE * pieces
                        && holes <= MOST_HOLES * candidate.voiced()
                        && isShiftedAsOnALine()
                ? Optional.of(candidate.withLikeness(likeness))
                : Optional.empty();
    }

    private boolean isShiftedAsOnALine() {
        int shifts = 0;
        for (int step = 1; step < length; step++) {
            int before = path.ours()[step - 1];
            int now = path.ours()[step];
            shifts += now - before == 1 && path.theirs()[step] - path.theirs()[step - 1] == 1 ? 0 : 1;
            if (heard.voiced(before + 1, now) > MOST_MADE_UP) {
                return false;
            }
        }
        return shifts <= MOST_SHIFTS;
    }
}
