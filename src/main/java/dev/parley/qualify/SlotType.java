package dev.parley.qualify;

import java.util.Locale;

/** What kind of fact a slot holds. In a profile it is written in lower case with hyphens: {@code yes-or-no}. */
public enum SlotType {
    AMOUNT(Expecting.AMOUNT),
    CHOICE(Expecting.CHOICE),
    DURATION(Expecting.DURATION),
    EMAIL(Expecting.EMAIL),
    NAME(Expecting.NAME),
    PHONE(Expecting.PHONE),
    PLACE(Expecting.NAME),
    /** Any words, kept as they were said. */
    TEXT(Expecting.ANYTHING),
    /** A day or a time of day. */
    TIME(Expecting.ANYTHING),
    YES_OR_NO(Expecting.YES_OR_NO);

    private final Expecting expecting;

    SlotType(Expecting expecting) {
        this.expecting = expecting;
    }

    Expecting expecting() {
        return expecting;
    }

    /** True when almost any words could be the answer, so that they count only when nothing else was meant. */
    boolean wordy() {
        return this == NAME || this == PLACE || this == TEXT;
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
