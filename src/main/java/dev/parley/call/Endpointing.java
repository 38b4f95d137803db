package dev.parley.call;

import dev.parley.qualify.Expecting;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How much silence ends a turn, by what was said and what was asked. */
record Endpointing(CallConfig config) {
    private static final Set<String> TRAILING = Set.of(
            "and", "or", "but", "because", "is", "are", "the", "a", "an", "my", "to", "for", "with", "of", "at", "um",
            "uh", "er", "about", "around", "if", "i", "i'm", "it's");
    private static final Pattern NUMBER_WORDS = Pattern.compile(
            "(\\d+|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty"
                    + "|fifty|sixty|seventy|eighty|ninety|double|triple|plus|dot|at|dash|underscore)");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…]$", Pattern.DOTALL);
    private static final int DIGITS_OF_A_PHONE = 10;

    Duration patience(String words, Expecting expecting) {
        var text = words.strip().toLowerCase(Locale.ROOT);
        var plain = text.replaceAll("[.!?…,;:]+$", "");
        var last = plain.substring(plain.lastIndexOf(' ') + 1);
        if (TRAILING.contains(last)) {
            return config.endWhenTrailing();
        }
        if (isDictated(plain, last, expecting)) {
            return config.endWhenDictating();
        }
        return SENTENCE_END.matcher(text).matches() || isShortAnswer(expecting, plain)
                ? config.endWhenComplete()
                : config.endWhenUnclear();
    }

    private static boolean isShortAnswer(Expecting expecting, String plain) {
        var isShort = plain.split("\\s+").length <= 4;
        return switch (expecting) {
            case YES_OR_NO, CHOICE, NAME, DURATION -> isShort;
            case AMOUNT, ANYTHING -> isShort && plain.split("\\s+").length <= 3;
            case PHONE, EMAIL -> false;
        };
    }

    private static boolean isDictated(String plain, String last, Expecting expecting) {
        boolean endsInNumber = NUMBER_WORDS.matcher(last).matches();
        return switch (expecting) {
            case PHONE -> digits(plain) < DIGITS_OF_A_PHONE;
            case EMAIL -> !plain.matches(".*(@| at ).*(\\.|dot )[a-z]{2,}$");
            case AMOUNT -> endsInNumber && !last.matches("\\d{3,}");
            case ANYTHING, YES_OR_NO, CHOICE, NAME, DURATION ->
                endsInNumber && digits(plain) >= 3 && digits(plain) < DIGITS_OF_A_PHONE;
        };
    }

    private static int digits(String plain) {
        int count = 0;
        for (var word : plain.split("\\s+")) {
            count += word.chars().anyMatch(Character::isDigit)
                    ? (int) word.chars().filter(Character::isDigit).count()
                    : NUMBER_WORDS.matcher(word).matches() ? 1 : 0;
        }
        return count;
    }
}
