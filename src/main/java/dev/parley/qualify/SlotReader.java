package dev.parley.qualify;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one slot with its options and gives it the recogniser of its type. */
final class SlotReader {
    private SlotReader() {}

    static Slot slot(Section section, Language language) {
        var type = type(section);
        var options = options(section, type);
        var question = section.text("question");
        return new Slot(
                section.text("name"),
                section.text("title"),
                type,
                question,
                section.textOr("again", question),
                keypad(section, type, options),
                section.yes("required"),
                section.yes("read-back"),
                section.textOr("confirm", "", "value"),
                type == SlotType.AMOUNT ? currency(section) : "",
                options,
                recogniser(section, type, options, language));
    }

    private static SlotType type(Section section) {
        var written = section.text("type");
        return Arrays.stream(SlotType.values())
                .filter(type -> type.written().equals(written))
                .findFirst()
                .orElseThrow(() -> section.wrong(
                        "type",
                        "is '" + written + "', which is none of "
                                + Arrays.stream(SlotType.values())
                                        .map(SlotType::written)
                                        .collect(Collectors.joining(", "))));
    }

    private static List<Option> options(Section section, SlotType type) {
        if (type != SlotType.CHOICE && !(type == SlotType.DURATION && section.has("options"))) {
            return List.of();
        }
        var sections = section.sections("options");
        var options =
                sections.stream().map(one -> one.read(s -> option(s, type))).toList();
        ProfileReader.distinct(sections, options);
        return options;
    }

    private static Option option(Section section, SlotType type) {
        var key = section.textOr("key", "");
        if (!key.isEmpty() && !key.matches("[1-9]")) {
            throw section.wrong("key", "must be a digit from 1 to 9, for 0 calls a person");
        }
        return new Option(
                section.text("value"),
                section.text("spoken"),
                key,
                section.textsOr("synonyms", List.of()),
                section.textsOr("answers", List.of()),
                type == SlotType.DURATION ? section.number("up-to-months") : 0);
    }

    /** Keys can answer a choice whose options have them, an amount, a phone number, and yes or no. */
    private static String keypad(Section section, SlotType type, List<Option> options) {
        var keyed = options.stream().filter(option -> !option.key().isEmpty()).count();
        if (keyed > 0 && keyed < options.size()) {
            throw section.wrong("options", "must all have a key, or none of them");
        }
        var keyable = keyed > 0
                || Set.of(SlotType.AMOUNT, SlotType.PHONE, SlotType.YES_OR_NO).contains(type);
        return keyable ? section.text("keypad") : "";
    }

    private static String currency(Section section) {
        var code = section.text("currency");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
            throw section.wrong("currency", "is '" + code + "', which is no ISO 4217 code such as USD");
        }
        return code;
    }

    private static Recogniser recogniser(Section section, SlotType type, List<Option> options, Language language) {
        return switch (type) {
            case AMOUNT -> language.amounts(currency(section));
            case CHOICE -> language.choices(options);
            case DURATION ->
                options.isEmpty()
                        ? language.durations()
                        : new Buckets(language.durations(), language.choices(options), options);
            case EMAIL -> language.emails();
            case NAME -> language.names();
            case PHONE -> language.phones(section.textOr("country-code", "1"));
            case PLACE -> language.places();
            case TEXT -> language.texts();
            case TIME -> language.moments();
            case YES_OR_NO -> language.yesOrNo();
        };
    }
}
