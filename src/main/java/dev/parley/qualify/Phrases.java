package dev.parley.qualify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A set of phrases that is looked for in an utterance, word by word. Immutable. */
public final class Phrases {
    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    private Phrases(Collection<String> phrases) {
        phrases.stream()
                .map(Phrases::words)
                .filter(words -> !words.isEmpty())
                .sorted(Comparator.comparingInt(words -> -words.size()))
                .forEach(words -> byFirstWord
                        .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                        .add(words));
    }

    public static Phrases of(String... phrases) {
        return new Phrases(List.of(phrases));
    }

    /** @param phrases with commas between */
    public static Phrases listed(String phrases) {
        return new Phrases(List.of(phrases.split(",")));
    }

    public static Phrases of(Collection<String> phrases) {
        return new Phrases(phrases);
    }

    /** How many words the longest phrase takes that starts at this place; 0 when none does. */
    public int at(Utterance said, int place) {
        return byFirstWord.getOrDefault(said.word(place), List.of()).stream()
                .filter(words -> matches(said, place, words))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    public boolean anywhere(Utterance said) {
        return IntStream.range(0, said.size()).anyMatch(place -> at(said, place) > 0);
    }

    private static boolean matches(Utterance said, int place, List<String> words) {
        return IntStream.range(0, words.size())
                .allMatch(i -> said.word(place + i).equals(words.get(i)) && (i == 0 || !said.hardBefore(place + i)));
    }

    private static List<String> words(String phrase) {
        var said = Utterance.of(phrase);
        return IntStream.range(0, said.size()).mapToObj(said::word).toList();
    }
}
