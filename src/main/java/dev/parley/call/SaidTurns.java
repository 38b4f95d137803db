package dev.parley.call;

import dev.parley.talk.CallEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The turns of a call that were told lately and may have to be told otherwise. Lives on the call's context. */
final class SaidTurns {
    private static final int KEPT = 20;

    private final ArrayList<Said> turns = new ArrayList<>();
    private int told;

    private record Said(int number, CallEvent.TurnTaken turn) {}

    /** @param before what was told */
    record Change(CallEvent.TurnMasked fact, String before) {}

    void told(CallEvent.TurnTaken turn) {
        turns.add(new Said(told++, turn));
        if (turns.size() > KEPT) {
            turns.removeFirst();
        }
    }

    /** What has to be told now of the turns since then, when their words are to be these. */
    List<Change> changed(Instant since, Instant now, UnaryOperator<String> words) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < turns.size(); i++) {
            int place = i;
            change(turns.get(i), since, now, words).ifPresent(change -> {
                changes.add(change);
                var old = turns.get(place);
                var turn = old.turn();
                turns.set(
                        place,
                        new Said(
                                old.number(),
                                new CallEvent.TurnTaken(
                                        turn.call(),
                                        turn.at(),
                                        turn.who(),
                                        change.fact().text(),
                                        turn.latency())));
            });
        }
        return changes;
    }

    private static Optional<Change> change(Said said, Instant since, Instant now, UnaryOperator<String> words) {
        var turn = said.turn();
        var text = turn.at().isBefore(since) ? turn.text() : words.apply(turn.text());
        return text.equals(turn.text())
                ? Optional.empty()
                : Optional.of(new Change(
                        new CallEvent.TurnMasked(turn.call(), now, said.number(), turn.who(), turn.at(), text),
                        turn.text()));
    }
}
