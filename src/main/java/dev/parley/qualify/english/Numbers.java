package dev.parley.qualify.english;

import static java.util.Map.entry;

import dev.parley.qualify.Phrases;
import dev.parley.qualify.Utterance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words and figures of English numbers. */
final class Numbers {
    /**
     * A number in an utterance.
     *
     * @param to the place after its last word
     * @param scale the last thousand, million … that was said; 1 when none was
     */
    record Number(BigDecimal value, int to, BigDecimal scale) {
        boolean scaled() {
            return scale.compareTo(BigDecimal.ONE) > 0;
        }
    }

    static final Map<String, Integer> UNITS = Map.ofEntries(
            entry("zero", 0),
            entry("one", 1),
            entry("two", 2),
            entry("three", 3),
            entry("four", 4),
            entry("five", 5),
            entry("six", 6),
            entry("seven", 7),
            entry("eight", 8),
            entry("nine", 9));
    static final Map<String, Integer> TEENS = Map.ofEntries(
            entry("ten", 10),
            entry("eleven", 11),
            entry("twelve", 12),
            entry("thirteen", 13),
            entry("fourteen", 14),
            entry("fifteen", 15),
            entry("sixteen", 16),
            entry("seventeen", 17),
            entry("eighteen", 18),
            entry("nineteen", 19));
    static final Map<String, Integer> TENS = Map.ofEntries(
            entry("twenty", 20),
            entry("thirty", 30),
            entry("forty", 40),
            entry("fourty", 40),
            entry("fifty", 50),
            entry("sixty", 60),
            entry("seventy", 70),
            entry("eighty", 80),
            entry("ninety", 90));
    static final Phrases TIME_UNITS = Phrases.of(
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "yr",
            "yrs",
            "decade",
            "decades",
            "hour",
            "hours",
            "minute",
            "minutes",
            "quarters");
    private static final Map<String, BigDecimal> SCALES = Map.ofEntries(
            entry("thousand", tenTo(3)),
            entry("thousands", tenTo(3)),
            entry("thou", tenTo(3)),
            entry("grand", tenTo(3)),
            entry("k", tenTo(3)),
            entry("lakh", tenTo(5)),
            entry("lakhs", tenTo(5)),
            entry("lac", tenTo(5)),
            entry("lacs", tenTo(5)),
            entry("million", tenTo(6)),
            entry("millions", tenTo(6)),
            entry("mil", tenTo(6)),
            entry("mill", tenTo(6)),
            entry("mio", tenTo(6)),
            entry("mn", tenTo(6)),
            entry("m", tenTo(6)),
            entry("crore", tenTo(7)),
            entry("crores", tenTo(7)),
            entry("billion", tenTo(9)),
            entry("billions", tenTo(9)),
            entry("bn", tenTo(9)),
            entry("b", tenTo(9)),
            entry("trillion", tenTo(12)));
    private static final Set<String> SHORT_SCALES = Set.of("k", "m", "b", "mn", "bn");
    private static final int LONGEST_FIGURE = 18;

    private Numbers() {}

    /** The number that starts at this place. */
    static Optional<Number> at(Utterance said, int place) {
        return new NumberReader(said, place, true).read();
    }

    /** The same, but "one hundred and two" ends before "and": the first half of "between … and …". */
    static Optional<Number> withoutAnd(Utterance said, int place) {
        return new NumberReader(said, place, false).read();
    }

    static Optional<BigDecimal> scale(String word) {
        return Optional.ofNullable(SCALES.get(word));
    }

    /** A scale that is a word of its own, so that it may follow "a" or "half a". */
    static boolean isWholeScale(String word) {
        return SCALES.containsKey(word) && !SHORT_SCALES.contains(word);
    }

    static boolean isFigure(String word) {
        return !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    static boolean isNumberWord(String word) {
        return UNITS.containsKey(word) || TEENS.containsKey(word) || TENS.containsKey(word) || isFigure(word);
    }

    /** The value of "1,200", "1.2", "1,2" or "1.200.000"; empty when it is longer than any amount. */
    static Optional<BigDecimal> figure(String word) {
        if (!isFigure(word) || word.length() > LONGEST_FIGURE) {
            return Optional.empty();
        }
        if (word.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            return Optional.of(new BigDecimal(word.replace(",", "")));
        }
        return Optional.of(new BigDecimal(
                word.matches("\\d{1,3}((\\.\\d{3}){2,}|\\.000)") ? word.replace(".", "") : word.replace(',', '.')));
    }

    /** "twenty five" or "twelve" or "7" as a small whole number. */
    static List<Integer> small(Utterance said, int place) {
        return at(said, place)
                .filter(n -> n.value().scale() <= 0 && n.value().compareTo(BigDecimal.valueOf(1000)) < 0)
                .map(n -> List.of(n.value().intValueExact(), n.to()))
                .orElse(List.of());
    }

    private static BigDecimal tenTo(int exponent) {
        return BigDecimal.TEN.pow(exponent);
    }
}
