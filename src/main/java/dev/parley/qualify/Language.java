package dev.parley.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One language's ears for meaning and its way to say values. Immutable, for any number of calls at once. Canonical
 * values are the same in every language.
 */
public interface Language {
    /** ISO 639-1. */
    String code();

    /** "50000 USD"; of a range the lower end. @param currency ISO 4217, meant when none is said */
    Recogniser amounts(String currency);

    /** ISO-8601 periods: "P6M". Short, medium and long term count as one, five and ten years. */
    Recogniser durations();

    /** E.164 where the digits allow it, else the digits. @param countryCode digits, meant when none is said */
    Recogniser phones(String countryCode);

    Recogniser emails();

    Recogniser names();

    /** Towns and cities. */
    Recogniser places();

    /** Days and times as they were meant, free of any calendar: "tomorrow 17:00", "weekday evening". */
    Recogniser moments();

    /** "yes" or "no". */
    Recogniser yesOrNo();

    /** The value of an option. */
    Recogniser choices(List<Option> options);

    /** The next piece of a number that is dictated digit by digit, if the word at this place begins one. */
    Optional<Dictated> dictated(Utterance said, int at);

    /** Words that mean nothing between two pieces of such a number. */
    Set<String> betweenDictated();

    /** @param digits ASCII; @param to the place after the last word */
    record Dictated(String digits, int to) {}

    /** Anything that has words which carry meaning. */
    Recogniser texts();

    Intent intent(Utterance said);

    /** True when the words may replace what was told before: "no, fifteen", "actually bonds". */
    boolean corrects(Utterance said);

    /** True when the words only say that what was read back is wrong. @param yesOrNoAsked a bare "no" is an answer then */
    boolean takesBack(Utterance said, boolean yesOrNoAsked);

    /** What was said, newest first where the caller corrected themselves: "fifty, no wait, sixty". */
    List<Utterance> newestFirst(Utterance said);

    /** "fifty thousand dollars". @param currency ISO 4217 */
    String amountInWords(BigDecimal amount, String currency);
}
