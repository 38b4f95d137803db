package dev.parley.call;

import dev.parley.qualify.Expecting;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How much silence ends a turn, by what was said, how it sounded, what was asked and who is speaking. Pure. */
record Endpointing(CallConfig config, TurnWords language) {
    private static final long SHORTEST_MILLIS = 300;
    private static final long LONGEST_MILLIS = 2500;
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…؟。]$", Pattern.DOTALL);
    private static final Pattern EMAIL = Pattern.compile(".*(@| at ).*(\\.| dot )[a-z]{2,}$");
    private static final int DIGITS_OF_A_PHONE = 10;
    private static final int SHORTEST_CARD = 15;

    Duration patience(String words, EndOfTurn.Verdict sound, Expecting expecting, Pace pace) {
        double millis = usual(words.strip(), sound, expecting).toMillis() * pace.patience();
        return Duration.ofMillis(Math.clamp(Math.round(millis), SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    /** Words and sound that contradict each other leave it open; how many digits are missing cannot be heard. */
    private Duration usual(String text, EndOfTurn.Verdict sound, Expecting expecting) {
        if (language.trails(text) || text.endsWith(",") || text.endsWith("-")) {
            return sound == EndOfTurn.Verdict.OVER ? config.endWhenUnclear() : config.endWhenTrailing();
        }
        var words = TurnWords.words(text);
        if (isDictated(words, expecting)) {
            return config.endWhenDictating();
        }
        boolean answers = isShortAnswer(expecting, words.size());
        return switch (sound) {
            case OVER -> config.endWhenComplete();
            case GOES_ON -> answers ? config.endWhenUnclear() : config.endWhenTrailing();
            case UNSURE ->
                answers || SENTENCE_END.matcher(text).matches() ? config.endWhenComplete() : config.endWhenUnclear();
        };
    }

    private static boolean isShortAnswer(Expecting expecting, int words) {
        return switch (expecting) {
            case YES_OR_NO, CHOICE, NAME, DURATION -> words <= 4;
            case AMOUNT, ANYTHING -> words <= 3;
            case PHONE, EMAIL -> false;
        };
    }

    private boolean isDictated(List<String> words, Expecting expecting) {
        var last = words.isEmpty() ? "" : words.getLast();
        boolean endsInNumber = !last.isEmpty() && language.isNumber(last);
        return switch (expecting) {
            case PHONE -> digits(words) < DIGITS_OF_A_PHONE;
            case EMAIL -> !EMAIL.matcher(String.join(" ", words)).matches();
            case AMOUNT -> endsInNumber && !last.matches("\\d{3,}");
            case NAME -> isSpelled(words);
            case ANYTHING, YES_OR_NO, CHOICE, DURATION ->
                isSpelled(words) || endsInNumber && isUnfinished(digits(words));
        };
    }

    /** Fewer digits than a phone number has, or three groups of a card's four. */
    private static boolean isUnfinished(int digits) {
        return digits >= 3 && digits < DIGITS_OF_A_PHONE || digits >= 12 && digits < SHORTEST_CARD;
    }

    /** "A, N, N": the last two words are single letters, so more of them may come. */
    private static boolean isSpelled(List<String> words) {
        return words.size() >= 2
                && words.subList(words.size() - 2, words.size()).stream()
                        .allMatch(word -> word.length() == 1 && Character.isLetter(word.charAt(0)));
    }

    private int digits(List<String> words) {
        return words.stream()
                .mapToInt(word -> word.chars().anyMatch(Character::isDigit)
                        ? (int) word.chars().filter(Character::isDigit).count()
                        : language.isNumber(word) ? 1 : 0)
                .sum();
    }
}
