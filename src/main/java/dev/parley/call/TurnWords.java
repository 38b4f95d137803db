package dev.parley.call;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of one language that govern whose turn it is, from {@code turns/<language>.properties}. A language without
 * a file is treated like English. Immutable.
 *
 * @param stops "wait": whoever says so over the agent's words wants the floor
 * @param backchannels "mm-hm": whoever says so is listening
 * @param trailing "and", "my": after these a sentence goes on
 * @param openings "well", "I think": what consists of these alone has only begun
 * @param numbers "seven", "dot": what is being dictated
 * @param cards "credit card": whoever says so may be about to tell a card's number
 */
record TurnWords(
        List<String> stops,
        Set<String> backchannels,
        Set<String> trailing,
        Set<String> openings,
        Set<String> numbers,
        Set<String> cards) {
    private static final String FALLBACK = "en";
    /** Around words, not in them. */
    private static final Pattern PUNCTUATION =
            Pattern.compile("(?<![\\p{L}\\p{N}])[^\\p{L}\\p{N}@]+|[^\\p{L}\\p{N}]+(?![\\p{L}\\p{N}])");

    private static final Map<String, TurnWords> READ = new ConcurrentHashMap<>();

    /** @param language as in {@code en} or {@code en-gb} */
    static TurnWords in(String language) {
        return READ.computeIfAbsent(language.toLowerCase(Locale.ROOT), TurnWords::read);
    }

    /** Whether somebody who says so wants the agent to stop. */
    boolean stops(String words) {
        var plain = " " + plain(words) + " ";
        return stops.stream().anyMatch(stop -> plain.contains(" " + stop + " "));
    }

    /** How many of the words say more than "I am listening". */
    int content(String words) {
        return (int) words(words).stream()
                .filter(word -> !backchannels.contains(word))
                .count();
    }

    boolean trails(String words) {
        var all = words(words);
        return !all.isEmpty() && (trailing.contains(all.getLast()) || isOpening(String.join(" ", all)));
    }

    private boolean isOpening(String plain) {
        return openings.stream()
                .anyMatch(opening -> plain.equals(opening)
                        || plain.startsWith(opening + " ")
                                && isOpening(plain.substring(opening.length()).strip()));
    }

    boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit) || numbers.contains(word);
    }

    boolean speaksOfCards(String words) {
        return words(words).stream().anyMatch(cards::contains);
    }

    /** In lower case and without punctuation, apart from what is inside words. */
    static List<String> words(String text) {
        return Arrays.stream(plain(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        return PUNCTUATION.matcher(lower).replaceAll(" ").strip();
    }

    private static TurnWords read(String language) {
        return file(language)
                .or(() -> file(language.split("-")[0]))
                .or(() -> file(FALLBACK))
                .orElseThrow();
    }

    private static Optional<TurnWords> file(String language) {
        try (var in = TurnWords.class.getResourceAsStream("/turns/" + language + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            var lists = new Properties();
            lists.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(new TurnWords(
                    List.copyOf(list(lists, "stops")),
                    list(lists, "backchannels"),
                    list(lists, "trailing"),
                    list(lists, "openings"),
                    list(lists, "numbers"),
                    list(lists, "cards")));
        } catch (IOException e) {
            throw new UncheckedIOException("turns/" + language + ".properties cannot be read.", e);
        }
    }

    private static Set<String> list(Properties lists, String name) {
        return Arrays.stream(lists.getProperty(name, "").split(","))
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
