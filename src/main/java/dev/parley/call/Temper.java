package dev.parley.call;

import dev.parley.talk.Mood;
import java.util.Optional;

/**
 * How the caller's mood has been, as far as it matters for what comes next. Immutable.
 *
 * @param pending the mood of words that may be the whole turn; empty when they were keyed in
 * @param latest the mood of the newest turn
 * @param upset how upset the turns were, a very upset one counting double
 * @param offered whether a person was offered for that
 */
record Temper(Optional<Mood> pending, Mood latest, int upset, boolean offered) {
    static final Temper UNKNOWN = new Temper(Optional.empty(), Mood.CALM, 0, false);
    private static final double UPSET = -0.45;
    private static final double VERY_UPSET = -0.75;
    private static final double PRESSED = 0.6;
    private static final double PLEASED = 0.5;
    private static final int ENOUGH = 2;

    Temper sensed(Mood mood) {
        return new Temper(Optional.of(mood), latest, upset, offered);
    }

    /** The turn is over. */
    Temper taken() {
        var mood = pending.orElse(Mood.CALM);
        int more = mood.sentiment() <= VERY_UPSET ? ENOUGH : mood.sentiment() <= UPSET ? 1 : 0;
        return new Temper(Optional.empty(), mood, upset + more, offered);
    }

    /** Whether it is time to offer a person: after two upset turns, or one that was very upset. */
    boolean wantsAPerson() {
        return !offered && upset >= ENOUGH;
    }

    Temper withOffer() {
        return new Temper(pending, latest, upset, true);
    }

    /** How the reply should sound, for a model; empty when there is nothing special about it. */
    String tone() {
        if (latest.sentiment() <= UPSET) {
            return "The caller sounds upset: acknowledge that in a few words, stay calm and be brief. ";
        }
        if (latest.urgency() >= PRESSED) {
            return "The caller is in a hurry: be as brief as you can. ";
        }
        return latest.sentiment() >= PLEASED ? "The caller sounds pleased: be warm. " : "";
    }
}
