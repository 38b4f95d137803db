package dev.parley.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that we want to know.
 *
 * @param name for machines: "amount"
 * @param title for people and for the model: "the amount to invest"
 * @param again the question in other words
 * @param keypad the question for a caller who can only press keys; empty when keys cannot answer it
 * @param required put by keypad words before it is given up
 * @param readBack repeated to the caller inside the next sentence
 * @param confirm asked of a returning caller instead of the question; empty when the old value simply holds
 * @param currency ISO 4217, meant when an amount names none
 * @param recogniser finds the answer in what the caller said
 */
public record Slot(
        String name,
        String title,
        SlotType type,
        String question,
        String again,
        String keypad,
        boolean required,
        boolean readBack,
        String confirm,
        String currency,
        List<Option> options,
        Recogniser recogniser) {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,2})?) ([A-Z]{3})");
    private static final int LONGEST = 200;

    public Slot {
        options = List.copyOf(options);
    }

    /** Canonical values that it may hold; empty when they cannot be listed. */
    public List<String> allowed() {
        return type == SlotType.YES_OR_NO
                ? List.of("yes", "no")
                : options.stream().map(Option::value).toList();
    }

    boolean keyable() {
        return !keypad.isEmpty();
    }

    /** True when the digits are dictated and # ends them. */
    boolean dictated() {
        return type == SlotType.AMOUNT || type == SlotType.PHONE;
    }

    Optional<SlotValue> pressed(String digits, Language language) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return switch (type) {
            case AMOUNT ->
                Optional.of(digits.replaceFirst("^0+(?=.)", ""))
                        .filter(number -> !number.equals("0"))
                        .flatMap(number -> amount(number + " " + currency, language));
            case PHONE -> find(digits);
            case YES_OR_NO -> yesOrNo(digits);
            case CHOICE, DURATION ->
                options.stream()
                        .filter(option -> option.key().equals(digits))
                        .map(option -> new SlotValue(option.value(), option.spoken()))
                        .findFirst();
            case EMAIL, NAME, PLACE, TEXT, TIME -> Optional.empty();
        };
    }

    /** A value that a model noted: canonical, or in words that the recogniser understands. */
    Optional<SlotValue> noted(String value, Language language) {
        return canonical(value, language).or(() -> find(value));
    }

    /** A value that an earlier call told; names and words hold as they are. */
    Optional<SlotValue> remembered(String value, Language language) {
        var kept = value.strip();
        return noted(value, language)
                .or(() -> (type.wordy() || type == SlotType.TIME) && !kept.isEmpty() && kept.length() <= LONGEST
                        ? Optional.of(new SlotValue(kept, kept))
                        : Optional.empty());
    }

    private Optional<SlotValue> canonical(String value, Language language) {
        if (type == SlotType.AMOUNT) {
            return amount(value.strip(), language);
        }
        return options.stream()
                .filter(option -> option.value().equalsIgnoreCase(value.strip()))
                .map(option -> new SlotValue(option.value(), option.spoken()))
                .findFirst();
    }

    private Optional<SlotValue> find(String words) {
        return recogniser.find(Utterance.of(words), true).map(Found::value);
    }

    private static Optional<SlotValue> amount(String value, Language language) {
        var matcher = AMOUNT.matcher(value);
        return matcher.matches()
                ? Optional.of(new SlotValue(
                        value, language.amountInWords(new BigDecimal(matcher.group(1)), matcher.group(2))))
                : Optional.empty();
    }

    static Optional<SlotValue> yesOrNo(String digits) {
        return switch (digits) {
            case "1" -> Optional.of(new SlotValue("yes", "yes"));
            case "2" -> Optional.of(new SlotValue("no", "no"));
            default -> Optional.empty();
        };
    }
}
