package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names of people and places: behind words that lead in ("my name is"), or bare where one was asked for. */
final class ProperNames implements Recogniser {
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "la", "le", "del", "della", "di", "da", "dos", "du", "bin", "ibn", "al",
            "el", "ter", "zu", "y", "of");
    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "dr", "doctor", "mister", "sir");
    private static final int MOST_WORDS = 5;
    private static final int MOST_LETTERS = 40;

    private final Phrases sure;
    private final Phrases perhaps;
    private final Phrases after;
    private final Phrases proof;
    private final Set<String> never;

    /**
     * @param sure words that a name follows in any context
     * @param perhaps words that a name may follow in answer to the question for it
     * @param after words that may stand behind a name and are no part of it
     * @param proof words that make the ones before them a name in any context: "speaking"
     * @param never words that no name contains
     */
    ProperNames(Phrases sure, Phrases perhaps, Phrases after, Phrases proof, Set<String> never) {
        this.sure = sure;
        this.perhaps = perhaps;
        this.after = after;
        this.proof = proof;
        this.never = never;
    }

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        var led = IntStream.range(0, said.size())
                .filter(i -> sure.at(said, i) > 0)
                .mapToObj(i -> name(said, i, i + sure.at(said, i), asked))
                .flatMap(Optional::stream)
                .findFirst();
        return led.or(() -> bare(said).filter(found -> asked || proof.at(said, found.to()) > 0));
    }

    private Optional<Found> bare(Utterance said) {
        int start = 0;
        for (int length = perhaps.at(said, 0); length > 0; length = perhaps.at(said, start)) {
            start += length;
        }
        var from = start;
        return name(said, from, from, true)
                .filter(found -> restIsEmpty(said, found.to()))
                .map(found -> fuller(said, found));
    }

    /** "Bond. James Bond." */
    private Found fuller(Utterance said, Found found) {
        return name(said, found.to(), found.to(), true)
                .filter(next -> next.value().value().contains(found.value().value()))
                .map(next -> new Found(next.value(), found.from(), next.to()))
                .orElse(found);
    }

    /** A bare name is the whole answer: "blue is nice" is none. */
    private boolean restIsEmpty(Utterance said, int from) {
        return from >= said.size()
                || after.at(said, from) > 0
                || said.token(from).before() != Utterance.Gap.NONE;
    }

    private Optional<Found> name(Utterance said, int from, int start, boolean asked) {
        var first = TITLES.contains(said.word(start)) ? start + 1 : start;
        int end = first;
        while (end < said.size() && end - first < MOST_WORDS && mayContinue(said, first, end)) {
            end++;
        }
        while (end > first
                && PARTICLES.contains(said.word(end - 1))
                && said.word(end - 1).length() > 1) {
            end--;
        }
        var spelled = Spelling.at(said, Spelling.skipLeadIn(said, end));
        if (end == first && spelled.isEmpty()) {
            return Optional.empty();
        }
        if (!asked && end == first + 1 && said.word(first).length() < 2) {
            return Optional.empty();
        }
        var words = new ArrayList<>(hyphenated(said.text(), words(said, first, end)));
        spelled.ifPresent(spelling -> correct(words, spelling.letters()));
        var name = String.join(" ", words);
        var to = spelled.map(Spelling::to).orElse(end);
        return name.length() > MOST_LETTERS ? Optional.empty() : Optional.of(new Found(name, name, from, to));
    }

    private boolean mayContinue(Utterance said, int first, int at) {
        var word = said.word(at);
        if (at > first && (said.token(at).before() != Utterance.Gap.NONE || after.at(said, at) > 0)) {
            return false;
        }
        return word.matches("[\\p{L}\\p{M}]{2,}")
                && !never.contains(word)
                && !(Spelling.skipLeadIn(said, at) > at)
                && (capitalised(said, at) || (PARTICLES.contains(word) && at > first));
    }

    /** Ears that write capitals at all write names with them. */
    private static boolean capitalised(Utterance said, int at) {
        return said.text().chars().noneMatch(Character::isUpperCase)
                || !Character.isLowerCase(said.token(at).raw().codePointAt(0))
                || (PARTICLES.contains(said.word(at)) && !said.word(at).equals("of"));
    }

    private static List<String> words(Utterance said, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> PARTICLES.contains(said.word(i)) && i > from
                        ? said.word(i)
                        : title(said.token(i).raw()))
                .collect(Collectors.toList());
    }

    /** "Jean-Luc" stays one word. */
    private static List<String> hyphenated(String text, List<String> words) {
        var joined = new ArrayList<String>();
        for (var word : words) {
            var pair = joined.isEmpty() ? "" : joined.getLast() + "-" + word;
            if (!pair.isEmpty() && text.toLowerCase(Locale.ROOT).contains(pair.toLowerCase(Locale.ROOT))) {
                joined.set(joined.size() - 1, pair);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private static void correct(List<String> words, String letters) {
        var spelled = title(letters);
        var same = IntStream.range(0, words.size())
                .filter(i -> words.get(i).charAt(0) == spelled.charAt(0))
                .reduce((a, b) -> b);
        if (same.isPresent()) {
            words.set(same.getAsInt(), spelled);
        } else {
            words.add(spelled);
        }
    }

    /** "o'brien" to "O'Brien", "ANNA" to "Anna"; "McDonald" stays. */
    static String title(String raw) {
        var mixed = raw.chars().anyMatch(Character::isLowerCase) && raw.chars().anyMatch(Character::isUpperCase);
        var word = mixed ? raw : raw.toLowerCase(Locale.ROOT);
        var result = new StringBuilder();
        boolean start = true;
        for (int c : word.codePoints().toArray()) {
            result.appendCodePoint(start ? Character.toTitleCase(c) : c);
            start = c == '\'' && result.length() == 2;
        }
        return result.toString();
    }
}
