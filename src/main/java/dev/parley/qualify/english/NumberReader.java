package dev.parley.qualify.english;

import dev.parley.qualify.Utterance;
import dev.parley.qualify.english.Numbers.Number;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one number word by word. Holds the state of one reading; used once, by one thread. */
final class NumberReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");
    private static final Map<String, BigDecimal> FRACTIONS = new LinkedHashMap<>();

    static {
        FRACTIONS.put("three quarters of a", THREE_QUARTERS);
        FRACTIONS.put("three quarter of a", THREE_QUARTERS);
        FRACTIONS.put("one quarter of a", QUARTER);
        FRACTIONS.put("a quarter of a", QUARTER);
        FRACTIONS.put("three quarters", THREE_QUARTERS);
        FRACTIONS.put("three quarter", THREE_QUARTERS);
        FRACTIONS.put("quarter of a", QUARTER);
        FRACTIONS.put("quarter", QUARTER);
        FRACTIONS.put("half of a", HALF);
        FRACTIONS.put("half a", HALF);
        FRACTIONS.put("half", HALF);
    }

    private final Utterance said;
    private final int start;
    private final boolean mayUseAnd;
    private int at;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private BigDecimal scale = BigDecimal.ONE;
    /** True while {@code current} holds something that no scale has closed yet. */
    private boolean open;

    private boolean fromWords;
    private Optional<Number> atLastScale = Optional.empty();

    NumberReader(Utterance said, int start, boolean mayUseAnd) {
        this.said = said;
        this.start = start;
        this.mayUseAnd = mayUseAnd;
        this.at = start;
    }

    Optional<Number> read() {
        if (!fraction()) {
            article();
        }
        while (!(at > start && said.hardBefore(at)) && step()) {}
        var value = total.add(open ? current : BigDecimal.ZERO);
        if ((!open && total.signum() == 0) || value.compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        // "fifty thousand, two years": the two belongs to the years
        if (open && atLastScale.isPresent() && Numbers.TIME_UNITS.at(said, at) > 0) {
            return atLastScale;
        }
        return Optional.of(new Number(value, at, scale));
    }

    private boolean fraction() {
        var from = said.word(at).equals("a") ? at + 1 : at;
        for (var fraction : FRACTIONS.entrySet()) {
            var length = fraction.getKey().split(" ").length;
            if (from + length < said.size()
                    && said.plain(from, from + length).equals(fraction.getKey())
                    && Numbers.isWholeScale(said.word(from + length))) {
                return open(fraction.getValue(), from + length);
            }
        }
        return false;
    }

    private void article() {
        var from = said.word(at).equals("a") || said.word(at).equals("an") ? at + 1 : at;
        if (said.word(from).equals("couple")) {
            open(BigDecimal.TWO, from + (said.word(from + 1).equals("of") ? 2 : 1));
        } else if (from > at && (said.word(from).equals("hundred") || Numbers.isWholeScale(said.word(from)))) {
            open(BigDecimal.ONE, from);
        }
    }

    private boolean open(BigDecimal value, int next) {
        current = value;
        open = true;
        at = next;
        return true;
    }

    private boolean step() {
        var word = said.word(at);
        return switch (word) {
            case "hundred" -> open && current.compareTo(HUNDRED) < 0 && open(current.multiply(HUNDRED), at + 1);
            case "and" -> half() || joined();
            case "point" -> decimals();
            default -> Numbers.scale(word).map(this::close).orElseGet(() -> add(word));
        };
    }

    private boolean close(BigDecimal next) {
        if (!open || (total.signum() > 0 && next.compareTo(scale) >= 0)) {
            return false;
        }
        total = total.add(current.multiply(next));
        scale = next;
        open = false;
        current = BigDecimal.ZERO;
        at++;
        atLastScale = Optional.of(new Number(total, at, scale));
        return true;
    }

    private boolean add(String word) {
        if (Numbers.isFigure(word)) {
            return !open && figure(word);
        }
        var tens = Numbers.TENS.getOrDefault(word, 0);
        var value = tens > 0 ? tens : Numbers.TEENS.getOrDefault(word, Numbers.UNITS.getOrDefault(word, -1));
        if (value < 0 || (open && !fits(value, tens > 0))) {
            return false;
        }
        // "one fifty" is a hundred and fifty
        var before = tens > 0 && open && current.compareTo(BigDecimal.TEN) < 0 ? current.multiply(HUNDRED) : current;
        fromWords = true;
        return open(open ? before.add(BigDecimal.valueOf(value)) : BigDecimal.valueOf(value), at + 1);
    }

    /** A figure, also one whose thousands are set apart by spaces: "1 250 000". */
    private boolean figure(String word) {
        var digits = new StringBuilder(word);
        int next = at + 1;
        if (word.matches("[1-9]\\d{0,2}")) {
            for (; said.word(next).matches("\\d{3}") && said.token(next).before() == Utterance.Gap.NONE; next++) {
                digits.append(said.word(next));
            }
        }
        var to = next;
        return Numbers.figure(digits.toString()).map(value -> open(value, to)).orElse(false);
    }

    private boolean fits(int value, boolean tens) {
        if (current.scale() > 0 || current.signum() == 0) {
            return false;
        }
        if (current.remainder(HUNDRED).signum() == 0) {
            return true;
        }
        if (tens) {
            return fromWords && current.compareTo(BigDecimal.TEN) < 0;
        }
        var rest = current.remainder(HUNDRED).intValue();
        return fromWords && value > 0 && value < 10 && rest >= 20 && rest % 10 == 0;
    }

    private boolean half() {
        if (!mayUseAnd) {
            return false;
        }
        var part =
                switch (said.plain(Math.min(at + 1, said.size()), Math.min(at + 3, said.size()))) {
                    case "a half" -> HALF;
                    case "a quarter" -> QUARTER;
                    case "three quarters" -> THREE_QUARTERS;
                    default -> BigDecimal.ZERO;
                };
        if (part.signum() == 0) {
            return false;
        }
        if (open) {
            return open(current.add(part), at + 3);
        }
        total = total.add(part.multiply(scale));
        at += 3;
        return true;
    }

    private boolean joined() {
        var next = said.word(at + 1);
        var room = open ? current.signum() > 0 && current.remainder(HUNDRED).signum() == 0 : total.signum() > 0;
        if (!mayUseAnd || !room || !Numbers.isNumberWord(next) || said.hardBefore(at + 1)) {
            return false;
        }
        var back = at;
        at++;
        if (!add(next)) {
            at = back;
        }
        return at > back;
    }

    private boolean decimals() {
        var digits = new StringBuilder();
        int i = at + 1;
        for (; Numbers.UNITS.containsKey(said.word(i)) || said.word(i).matches("\\d+"); i++) {
            var word = said.word(i);
            digits.append(Numbers.UNITS.containsKey(word) ? String.valueOf(Numbers.UNITS.get(word)) : word);
        }
        if (digits.isEmpty() || digits.length() > 6 || current.scale() > 0) {
            return false;
        }
        return open(current.add(new BigDecimal("0." + digits)), i);
    }
}
