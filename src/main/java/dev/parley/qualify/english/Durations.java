package dev.parley.qualify.english;

import static java.util.Map.entry;

import dev.parley.qualify.Found;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stretches of time: "the next six months", "a year and a half", "long term". Of a range the lower end counts. */
final class Durations implements Recogniser {
    /** @param days how long one is; @param letter of ISO 8601; @param times how many of that letter */
    private record Unit(String name, char letter, int times) {}

    private record Count(BigDecimal value, int to) {}

    private static final Unit DAY = new Unit("day", 'D', 1);
    private static final Unit WEEK = new Unit("week", 'W', 1);
    private static final Unit MONTH = new Unit("month", 'M', 1);
    private static final Unit YEAR = new Unit("year", 'Y', 1);
    private static final Map<String, Unit> UNITS = Map.ofEntries(
            entry("day", DAY),
            entry("days", DAY),
            entry("week", WEEK),
            entry("weeks", WEEK),
            entry("month", MONTH),
            entry("mo", MONTH),
            entry("mos", MONTH),
            entry("months", MONTH),
            entry("quarter", new Unit("month", 'M', 3)),
            entry("quarters", new Unit("month", 'M', 3)),
            entry("year", YEAR),
            entry("years", YEAR),
            entry("yr", YEAR),
            entry("yrs", YEAR),
            entry("decade", new Unit("year", 'Y', 10)),
            entry("decades", new Unit("year", 'Y', 10)));
    private static final Map<String, String> FIXED = new LinkedHashMap<>();

    static {
        FIXED.put("P0D", "right away|asap|as soon as possible|immediately|straight away|today|at once");
        FIXED.put("P1D", "tomorrow");
        FIXED.put("P1W", "this week|next week");
        FIXED.put("P1M", "this month|next month");
        FIXED.put("P3M", "this quarter|next quarter");
        FIXED.put("P1Y", "this year|next year|end of the year|end of year|years end|short term|near term|short run");
        FIXED.put("P5Y", "medium term|mid term|midterm|intermediate term|medium run");
        FIXED.put("P10Y", "long term|longterm|long run|long haul");
    }

    private static final Map<String, Phrases> FIXED_PHRASES = new LinkedHashMap<>();

    static {
        FIXED.forEach((value, phrases) -> FIXED_PHRASES.put(value, Phrases.of(phrases.split("\\|"))));
    }

    private static final Set<String> BEFORE_BARE_UNIT = Set.of(
            "",
            "in",
            "for",
            "about",
            "within",
            "maybe",
            "around",
            "than",
            "next",
            "over",
            "under",
            "almost",
            "nearly",
            "roughly",
            "say",
            "probably",
            "perhaps",
            "or",
            "like",
            "to",
            "just",
            "least",
            "most");
    private static final Set<String> PAST = Set.of("been", "had", "since", "ago", "old", "experience", "past", "last");
    private static final Set<String> TO = Set.of("to", "-", "or");

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        for (int i = 0; i < said.size(); i++) {
            var from = i;
            var found = measured(said, i).or(() -> fixed(said, from));
            if (found.isPresent() && !past(said, i, found.get().to())) {
                return found;
            }
            i = found.map(f -> f.to() - 1).orElse(i);
        }
        return Optional.empty();
    }

    private static Optional<Found> fixed(Utterance said, int at) {
        return FIXED_PHRASES.entrySet().stream()
                .filter(phrases -> phrases.getValue().at(said, at) > 0)
                .map(phrases -> fixed(said, at, at + phrases.getValue().at(said, at), phrases.getKey()))
                .findFirst();
    }

    private static Found fixed(Utterance said, int from, int to, String value) {
        return new Found(value, said.plain(from, to), from, to);
    }

    private static Optional<Found> measured(Utterance said, int at) {
        return count(said, at).flatMap(low -> {
            var high = TO.contains(said.word(low.to())) ? count(said, low.to() + 1) : Optional.<Count>empty();
            var to = high.map(Count::to).orElse(low.to());
            var unit = said.hardBefore(to) ? Optional.<Unit>empty() : Optional.ofNullable(UNITS.get(said.word(to)));
            return unit.flatMap(u -> withHalf(said, low.value(), u, at, to + 1));
        });
    }

    /** "a year and a half", "two years and six months" counts the years only where no half follows. */
    private static Optional<Found> withHalf(Utterance said, BigDecimal value, Unit unit, int from, int to) {
        var half = said.size() >= to + 3 && said.plain(to, to + 3).equals("and a half");
        var count = half ? value.add(new BigDecimal("0.5")) : value;
        return found(count.multiply(BigDecimal.valueOf(unit.times())), unit, from, half ? to + 3 : to);
    }

    private static Optional<Found> found(BigDecimal count, Unit unit, int from, int to) {
        if (count.scale() > 0 && count.stripTrailingZeros().scale() > 0) {
            return switch (unit.letter()) {
                case 'Y' ->
                    found(count.multiply(BigDecimal.valueOf(12)).setScale(0, RoundingMode.HALF_UP), MONTH, from, to);
                case 'M' ->
                    found(count.multiply(BigDecimal.valueOf(30)).setScale(0, RoundingMode.HALF_UP), DAY, from, to);
                case 'W' ->
                    found(count.multiply(BigDecimal.valueOf(7)).setScale(0, RoundingMode.HALF_UP), DAY, from, to);
                default -> Optional.empty();
            };
        }
        if (count.compareTo(BigDecimal.valueOf(1000)) > 0) {
            return Optional.empty();
        }
        var whole = count.intValue();
        var spoken = NumberWords.whole(whole) + " " + unit.name() + (whole == 1 ? "" : "s");
        return Optional.of(new Found("P" + whole + unit.letter(), spoken, from, to));
    }

    private static Optional<Count> count(Utterance said, int at) {
        return switch (said.word(at)) {
            case "half" -> halfA(said, at + 1);
            case "few" -> Optional.of(new Count(BigDecimal.valueOf(3), afterOf(said, at + 1)));
            case "several" -> Optional.of(new Count(BigDecimal.valueOf(5), at + 1));
            case "a", "an" -> article(said, at);
            case "year" ->
                Optional.of(new Count(BigDecimal.ONE, at))
                        .filter(one -> said.size() >= at + 4
                                && said.plain(at + 1, at + 4).equals("and a half"));
            default -> Numbers.at(said, at).map(number -> new Count(number.value(), afterOf(said, number.to())));
        };
    }

    private static Optional<Count> halfA(Utterance said, int at) {
        if (UNITS.containsKey(said.word(at))) {
            return Optional.of(new Count(new BigDecimal("0.5"), at));
        }
        return Set.of("a", "of").contains(said.word(at))
                ? Optional.of(new Count(new BigDecimal("0.5"), said.word(at + 1).equals("a") ? at + 2 : at + 1))
                : Optional.empty();
    }

    private static Optional<Count> article(Utterance said, int at) {
        var next = said.word(at + 1);
        if (next.equals("few") || next.equals("half")) {
            return next.equals("few") ? count(said, at + 1) : Optional.of(new Count(new BigDecimal("0.5"), at + 2));
        }
        // "fifty thousand a year" is a wage, "within a year" a time
        if (UNITS.containsKey(next) && (BEFORE_BARE_UNIT.contains(said.word(at - 1)) || said.hardBefore(at))) {
            return Optional.of(new Count(BigDecimal.ONE, at + 1));
        }
        return Numbers.at(said, at).map(number -> new Count(number.value(), afterOf(said, number.to())));
    }

    private static int afterOf(Utterance said, int at) {
        if (said.word(at).equals("or") && said.word(at + 1).equals("more")) {
            return at + 2;
        }
        return Set.of("of", "more", "full", "plus", "+").contains(said.word(at)) && UNITS.containsKey(said.word(at + 1))
                ? at + 1
                : at;
    }

    private static boolean past(Utterance said, int from, int to) {
        for (int i = Math.max(0, from - 4); i < Math.min(said.size(), to + 3); i++) {
            if ((i < from || i >= to) && PAST.contains(said.word(i))) {
                return true;
            }
        }
        return false;
    }
}
