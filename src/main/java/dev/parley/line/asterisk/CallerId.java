package dev.parley.line.asterisk;

import dev.parley.talk.Caller;

/** How Asterisk is told what a phone shows: {@code "name" <number>}. */
final class CallerId {
    private static final String CUTS = "[\"<>\\\\\\p{Cntrl}]+";

    private CallerId() {}

    static String of(Caller caller) {
        var name = caller.name().replaceAll(CUTS, " ").replaceAll("\\s+", " ").strip();
        var number = caller.number().replaceAll(CUTS + "|\\s+", "");
        var shown = !name.isEmpty() ? name : !number.isEmpty() ? number : "Unknown caller";
        return "\"" + shown + "\" <" + number + ">";
    }
}
