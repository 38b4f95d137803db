package dev.parley.aftercall.analysis;

import static java.util.Map.entry;

import dev.parley.aftercall.recording.Said;
import dev.parley.aftercall.recording.Voice;
import dev.parley.aftercall.recording.Words;
import dev.parley.qualify.Found;
import dev.parley.qualify.Language;
import dev.parley.qualify.Languages;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What was said, to hold answers against: whether a name, number, date or sentence is in it. Immutable. */
final class Evidence {
    private static final Pattern DIGITS = Pattern.compile("\\D");
    private static final int SHORTEST_PHONE = 6;
    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            entry("one", "1"),
            entry("two", "2"),
            entry("three", "3"),
            entry("four", "4"),
            entry("five", "5"),
            entry("six", "6"),
            entry("seven", "7"),
            entry("eight", "8"),
            entry("nine", "9"),
            entry("ten", "10"),
            entry("eleven", "11"),
            entry("twelve", "12"),
            entry("fifteen", "15"),
            entry("twenty", "20"),
            entry("thirty", "30"),
            entry("forty", "40"),
            entry("fifty", "50"),
            entry("sixty", "60"),
            entry("ninety", "90"),
            entry("hundred", "100"));

    private final Words words;
    private final Optional<Language> language;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> phones;
    private final Set<String> emails;
    private final Set<String> moments;
    private final String digits;

    Evidence(Words words) {
        this.words = words;
        language = Languages.of(words.language());
        words.said().forEach(said -> tokens.addAll(Tokens.of(said.text())));
        known.addAll(tokens);
        digits = DIGITS.matcher(
                        String.join("", tokens.stream().filter(Tokens::isNumber).toList()))
                .replaceAll("");
        tokens.stream()
                .map(word -> NUMBER_WORDS.getOrDefault(word, word))
                .filter(Tokens::isNumber)
                .forEach(this::number);
        phones = all(language.map(l -> l.phones("1")));
        emails = all(language.map(Language::emails));
        moments = all(language.map(Language::moments));
        all(language.map(l -> l.amounts("USD"))).forEach(amount -> number(amount.replaceFirst(" .*", "")));
        all(language.map(Language::durations))
                .forEach(period -> number(DIGITS.matcher(period).replaceAll("")));
        moments.forEach(
                moment -> Tokens.of(moment).stream().filter(Tokens::isNumber).forEach(this::number));
    }

    /** Whether all its words were said, numbers in any wording. */
    boolean has(String value) {
        var asked = Tokens.of(value);
        return !asked.isEmpty()
                && asked.stream().allMatch(token -> Tokens.isNumber(token) ? hasNumber(token) : known.contains(token));
    }

    boolean hasWord(String token) {
        return known.contains(token);
    }

    boolean hasNumber(String token) {
        return numbers.contains(normal(token))
                || (token.length() >= SHORTEST_PHONE
                        && (digits.contains(token) || phones.stream().anyMatch(p -> p.contains(token))));
    }

    boolean hasPhone(String value) {
        var asked = DIGITS.matcher(value).replaceAll("");
        return asked.length() >= SHORTEST_PHONE
                && (digits.contains(asked)
                        || phones.stream()
                                .anyMatch(said -> said.endsWith(asked)
                                        || asked.endsWith(DIGITS.matcher(said).replaceAll(""))
                                        || DIGITS.matcher(said).replaceAll("").endsWith(asked)));
    }

    boolean hasEmail(String value) {
        return value.contains("@")
                && (emails.stream().anyMatch(value.strip()::equalsIgnoreCase)
                        || words.said().stream().anyMatch(said -> contains(said.text(), value.strip())));
    }

    /** "50000 USD", "fifty thousand", "$50k": the same number, whatever the wording; its words need not be the call's. */
    boolean hasAmount(String value) {
        var asked = language.map(l -> l.amounts("USD"))
                .flatMap(amounts -> amounts.find(Utterance.of(value), true))
                .map(found -> found.value().value().replaceFirst(" .*", ""));
        return has(value) || asked.map(this::hasNumber).orElse(false);
    }

    /** A day or a time, in the words of the call or as the recogniser writes it: "tomorrow 17:00". */
    boolean hasMoment(String value) {
        var asked = language.map(Language::moments).flatMap(moment -> moment.find(Utterance.of(value), true));
        return has(value)
                || moments.contains(value.strip())
                || asked.map(found -> moments.contains(found.value().value())).orElse(false);
    }

    /** Whether the caller's words mean this value to that recogniser. */
    boolean means(Recogniser recogniser, String value) {
        return words.ofCaller().stream()
                .flatMap(text -> every(recogniser, text).stream())
                .anyMatch(found -> found.value().value().equalsIgnoreCase(value.strip())
                        || found.value().spoken().equalsIgnoreCase(value.strip()));
    }

    /** The turn in which the sentence stands, its words in order, however it is punctuated. */
    Optional<Said> quoted(String sentence) {
        var asked = Tokens.of(sentence);
        return asked.isEmpty()
                ? Optional.empty()
                : words.said().stream()
                        .filter(said -> Collections.indexOfSubList(Tokens.of(said.text()), asked) >= 0)
                        .findFirst();
    }

    /** As {@link #quoted}, but the agent's, or nobody knows whose. */
    boolean agentSaid(String sentence) {
        return quoted(sentence).filter(said -> said.voice() != Voice.CALLER).isPresent();
    }

    /** What a recogniser finds in the caller's words, the last one told first. */
    Optional<String> last(Recogniser recogniser) {
        return words.ofCaller().reversed().stream()
                .flatMap(text -> every(recogniser, text).stream())
                .map(found -> found.value().value())
                .findFirst();
    }

    Optional<Language> language() {
        return language;
    }

    Words words() {
        return words;
    }

    private Set<String> all(Optional<Recogniser> recogniser) {
        var found = new LinkedHashSet<String>();
        recogniser.ifPresent(it -> words.said().forEach(said -> every(it, said.text())
                .forEach(each -> found.add(each.value().value()))));
        return found;
    }

    /** A recogniser finds the first; what follows is asked again. */
    private static List<Found> every(Recogniser recogniser, String text) {
        var all = new ArrayList<Found>();
        var rest = Utterance.of(text);
        for (var found = recogniser.find(rest, false);
                found.isPresent() && all.size() < 20;
                found = recogniser.find(rest, false)) {
            all.add(found.get());
            int to = Math.max(1, found.get().to());
            if (to >= rest.size()) {
                break;
            }
            rest = rest.part(to, rest.size());
        }
        return all;
    }

    private void number(String token) {
        if (!token.isEmpty()) {
            numbers.add(normal(token));
        }
    }

    private static String normal(String number) {
        try {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notOne) {
            return number;
        }
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(java.util.Locale.ROOT).contains(part.toLowerCase(java.util.Locale.ROOT));
    }
}
