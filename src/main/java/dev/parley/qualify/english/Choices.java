package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Option;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.SlotValue;
import dev.parley.qualify.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One of several options, by its synonyms, its place in the list or its key; forgives a slip of the ear. */
final class Choices implements Recogniser {
    private record Way(Option option, Phrases phrases, List<String> joined) {}

    private record Key(Option option, Phrases spoken) {}

    private static final Set<String> NOT = Set.of(
            "not", "no", "dont", "never", "without", "except", "hate", "isnt", "arent", "avoid", "cannot", "cant",
            "than", "nor", "neither");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth");
    private static final List<String> CARDINALS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final int SLIP_FROM = 5;
    private static final int TWO_SLIPS_FROM = 9;
    private static final int UNASKED_SLIP_FROM = 8;
    private static final int REACH_OF_NOT = 3;
    private static final int MOST_WORDS = 3;

    private final List<Way> always;
    private final List<Way> answers;
    private final List<Key> keys;

    Choices(List<Option> options) {
        always = options.stream().map(Choices::always).toList();
        answers = options.stream().map(o -> way(o, o.answers())).toList();
        keys = IntStream.range(0, options.size())
                .mapToObj(i -> key(options.get(i), i))
                .toList();
    }

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        return exact(said, always)
                .or(() -> asked ? exact(said, answers) : Optional.empty())
                .or(() -> alike(said, asked))
                .or(() -> asked ? byKey(said) : Optional.empty());
    }

    private static Optional<Found> exact(Utterance said, List<Way> ways) {
        return places(said)
                .mapMulti((Integer i, java.util.function.Consumer<Found> out) -> ways.stream()
                        .filter(way -> way.phrases().at(said, i) > 0)
                        .map(way -> found(way.option(), i, i + way.phrases().at(said, i)))
                        .reduce((a, b) -> b.to() > a.to() ? b : a)
                        .ifPresent(out))
                .findFirst();
    }

    private static Stream<Integer> places(Utterance said) {
        return IntStream.range(0, said.size()).filter(i -> !denied(said, i)).boxed();
    }

    /** "not stocks", "I don't like bonds"; but "no, stocks". */
    private static boolean denied(Utterance said, int at) {
        for (int i = at - 1; i >= Math.max(0, at - REACH_OF_NOT); i--) {
            if (said.token(i + 1).before() != Utterance.Gap.NONE || said.word(i).equals("but")) {
                return said.word(i).equals("but") && said.word(i - 1).equals("anything");
            }
            if (NOT.contains(said.word(i))
                    || (said.word(i).equals("from") && said.word(i - 1).equals("apart"))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Found> alike(Utterance said, boolean asked) {
        return places(said)
                .flatMap(i -> IntStream.rangeClosed(1, Math.min(MOST_WORDS, said.size() - i))
                        .boxed()
                        .flatMap(words -> alike(said, i, i + words, asked)))
                .findFirst();
    }

    private Stream<Found> alike(Utterance said, int from, int to, boolean asked) {
        var heard = said.plain(from, to).replace(" ", "");
        if (heard.length() < (asked ? SLIP_FROM : UNASKED_SLIP_FROM) || Words.COMMON.contains(heard)) {
            return Stream.empty();
        }
        return always.stream()
                .filter(way -> way.joined().stream().anyMatch(meant -> Slips.alike(heard, meant, slips(meant))))
                .map(way -> found(way.option(), from, to));
    }

    private static int slips(String meant) {
        return meant.length() < SLIP_FROM ? 0 : meant.length() < TWO_SLIPS_FROM ? 1 : 2;
    }

    private Optional<Found> byKey(Utterance said) {
        return IntStream.range(0, said.size())
                .boxed()
                .flatMap(i -> keys.stream()
                        .filter(key -> key.spoken().at(said, i) > 0)
                        .map(key -> found(key.option(), i, i + key.spoken().at(said, i))))
                .findFirst()
                .or(() -> onlyDigit(said));
    }

    /** A digit is a choice only when little else is said: "two", "two please". */
    private Optional<Found> onlyDigit(Utterance said) {
        return said.size() > MOST_WORDS
                ? Optional.empty()
                : IntStream.range(0, said.size())
                        .boxed()
                        .flatMap(i -> Digits.single(said.word(i)).stream().flatMap(digit -> keys.stream()
                                .filter(key -> key.option().key().equals(digit))
                                .map(key -> found(key.option(), i, i + 1))))
                        .findFirst();
    }

    private static Key key(Option option, int place) {
        var named = Stream.of("the %s one", "%s one", "the %s", "%s option")
                .filter(form -> place < ORDINALS.size())
                .map(form -> form.formatted(ORDINALS.get(place)));
        var numbered = Stream.of("option %s", "number %s", "press %s", "key %s")
                .filter(form -> option.key().matches("[1-9]"))
                .flatMap(form -> Stream.of(
                        form.formatted(option.key()),
                        form.formatted(CARDINALS.get(option.key().charAt(0) - '1'))));
        return new Key(option, Phrases.of(Stream.concat(named, numbered).toList()));
    }

    private static Way always(Option option) {
        return way(
                option,
                Stream.concat(Stream.of(option.spoken()), option.synonyms().stream())
                        .toList());
    }

    private static Way way(Option option, List<String> phrases) {
        var joined = phrases.stream()
                .map(p -> Utterance.of(p).plain().replace(" ", ""))
                .toList();
        return new Way(option, Phrases.of(phrases), joined);
    }

    private static Found found(Option option, int from, int to) {
        return new Found(new SlotValue(option.value(), option.spoken()), from, to);
    }
}
