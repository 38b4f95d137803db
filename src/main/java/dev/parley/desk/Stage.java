package dev.parley.desk;

import dev.parley.talk.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far we are with a lead; nearer stages come first. */
enum Stage {
    NEW,
    CONTACTED,
    QUALIFIED,
    CONVERTED,
    LOST;

    /** What a stage's name in the API matches. */
    static final String PATTERN = "new|contacted|qualified|converted|lost";

    /** The stage after a call that ended so. Calls only move a lead forward, and leave alone what people have closed. */
    static String after(String before, Outcome outcome) {
        var reached = reachedBy(outcome);
        return named(before)
                .filter(stage -> stage.compareTo(reached) < 0)
                .map(stage -> reached.text())
                .orElse(before);
    }

    static Optional<Stage> named(String text) {
        return Stream.of(values()).filter(stage -> stage.text().equals(text)).findFirst();
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
