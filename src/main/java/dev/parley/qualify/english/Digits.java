package dev.parley.qualify.english;

import dev.parley.qualify.Utterance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Digits said one after the other: "four one five", "double oh", "twenty three", "eight hundred". */
final class Digits {
    /** @param text ASCII digits; @param to the place after the last word */
    record Run(String text, int to) {}

    /** Said between the pieces of a dictated number. */
    static final Set<String> PAUSES =
            Set.of("-", "um", "uh", "er", "and", "then", "dash", "area", "code", "hyphen", "space", "followed", "by");

    private static final Map<String, String> ZEROS = Map.of("oh", "0", "o", "0", "nought", "0", "nil", "0");
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);
    private static final Map<String, String> ROUND = Map.of("hundred", "00", "thousand", "000");

    private Digits() {}

    /** The next piece of a dictated number, if the word at this place begins one. */
    static Optional<Run> piece(Utterance said, int at) {
        var word = said.word(at);
        if (TIMES.containsKey(word)) {
            return single(said.word(at + 1)).map(digit -> new Run(digit.repeat(TIMES.get(word)), at + 2));
        }
        if (Numbers.isFigure(word)) {
            return Optional.of(new Run(word.replaceAll("[.,]", ""), at + 1));
        }
        if (Numbers.TEENS.containsKey(word)) {
            return Optional.of(new Run(Numbers.TEENS.get(word).toString(), at + 1));
        }
        return single(word).map(digit -> round(said, at, digit)).or(() -> tens(said, at));
    }

    /** At least {@code least} single digits in a row: "five zero zero zero zero". */
    static Optional<Run> singles(Utterance said, int at, int least) {
        var to = (int) IntStream.iterate(at, i -> i + 1)
                        .takeWhile(i -> single(said.word(i)).isPresent() && (i == at || !said.hardBefore(i)))
                        .count()
                + at;
        var text = new StringBuilder();
        IntStream.range(at, to).forEach(i -> single(said.word(i)).ifPresent(text::append));
        return to - at >= least ? Optional.of(new Run(text.toString(), to)) : Optional.empty();
    }

    static Optional<String> single(String word) {
        if (word.length() == 1 && Numbers.isFigure(word)) {
            return Optional.of(word);
        }
        return Optional.ofNullable(Numbers.UNITS.get(word))
                .map(String::valueOf)
                .or(() -> Optional.ofNullable(ZEROS.get(word)));
    }

    private static Run round(Utterance said, int at, String digit) {
        var zeros = ROUND.getOrDefault(said.word(at + 1), "");
        return new Run(digit + zeros, zeros.isEmpty() ? at + 1 : at + 2);
    }

    private static Optional<Run> tens(Utterance said, int at) {
        return Optional.ofNullable(Numbers.TENS.get(said.word(at))).map(tens -> {
            var together = said.token(at + 1).before() == Utterance.Gap.NONE;
            var unit = together ? Numbers.UNITS.getOrDefault(said.word(at + 1), 0) : 0;
            return new Run(String.valueOf(tens + unit), unit > 0 ? at + 2 : at + 1);
        });
    }
}
