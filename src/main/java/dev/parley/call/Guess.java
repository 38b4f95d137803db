package dev.parley.call;

import dev.parley.qualify.Interview;
import dev.parley.think.Thought;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reply that is being found while the caller may still go on.
 *
 * @param interview as it is when the turn is over with the words so far
 * @param came what the mind has come up with, in order
 */
record Guess(Interview interview, List<Came> came) {
    /** Something of the reply, and when it came. */
    record Came(Happening what, long at) {}

    Guess(Interview interview) {
        this(interview, List.of());
    }

    Guess plus(Happening more, long now) {
        return new Guess(
                interview,
                Stream.concat(came.stream(), Stream.of(new Came(more, now))).toList());
    }

    /** When the mind began, and when it had its first words, as far as it has. */
    Timing timed(Timing timing) {
        var timed = timing;
        for (var piece : came) {
            if (piece.what() instanceof Happening.Thought(int epoch, var thought)) {
                timed = thought instanceof Thought.Words
                        ? timed.firstToken(piece.at()).firstWords(piece.at())
                        : timed.firstToken(piece.at());
            }
        }
        return timed;
    }
}
