package dev.parley.desk;

import dev.parley.talk.Outcome;
import java.util.Locale;
import java.util.stream.Stream;

/** How far we are with a lead, as far as calls move it; nearer stages come first. */
enum Stage {
    NEW,
    CONTACTED,
    QUALIFIED;

    /** The stage after a call that ended so. Calls only move a lead forward, and leave alone what people have chosen. */
    static String after(String before, Outcome outcome) {
        var reached = reachedBy(outcome);
        return Stream.of(values())
                .filter(stage -> stage.text().equals(before))
                .map(stage -> stage.compareTo(reached) < 0 ? reached.text() : before)
                .findFirst()
                .orElse(before);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Stage reachedBy(Outcome outcome) {
        return switch (outcome) {
            case QUALIFIED -> QUALIFIED;
            case NOT_QUALIFIED, HANDED_OVER -> CONTACTED;
            case ABANDONED, FAILED -> NEW;
        };
    }
}
