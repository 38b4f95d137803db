package dev.parley.qualify.english;

import dev.parley.qualify.Phrases;
import dev.parley.qualify.Utterance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A time of day in an utterance.
 *
 * @param hour 0 to 23, or 0 to 12 while {@code vague}
 * @param vague true when neither a.m. nor p.m. was said
 * @param sure true when only a time can be meant: "five thirty", "5 pm", "noon"
 */
record Clock(int hour, int minute, boolean vague, boolean sure, int to) {
    private static final Phrases AM = Phrases.of("am", "a m", "in the morning");
    private static final Phrases PM =
            Phrases.of("pm", "p m", "in the afternoon", "in the evening", "at night", "tonight");
    private static final Map<String, Clock> NAMED = Map.of(
            "noon", new Clock(12, 0, false, true, 0),
            "midday", new Clock(12, 0, false, true, 0),
            "lunchtime", new Clock(12, 0, false, true, 0),
            "midnight", new Clock(0, 0, false, true, 0));
    private static final int FIRST_OFFICE_HOUR = 8;

    /** The time that starts at this place. */
    static Optional<Clock> at(Utterance said, int at) {
        return Optional.ofNullable(NAMED.get(said.word(at)))
                .map(named -> named.endingAt(at + 1))
                .or(() -> past(said, at).or(() -> counted(said, at)).map(clock -> clock.halfOfDay(said)));
    }

    /** "half past five", "quarter to six". */
    private static Optional<Clock> past(Utterance said, int at) {
        var start = said.word(at).equals("a") ? at + 1 : at;
        var minutes = said.word(start).equals("half") ? 30 : said.word(start).equals("quarter") ? 15 : 0;
        var direction = said.word(start + 1);
        if (minutes == 30 && Digits.single(direction).isPresent()) {
            return hour(said, start + 1).map(hour -> new Clock(hour.getFirst(), 30, true, true, hour.getLast()));
        }
        if (minutes == 0 || !Set.of("past", "to", "after").contains(direction)) {
            return Optional.empty();
        }
        var signed = direction.equals("to") ? -minutes : minutes;
        return hour(said, start + 2).map(hour -> {
            var total = Math.floorMod(hour.getFirst() * 60 + signed, 24 * 60);
            return new Clock(total / 60, total % 60, hour.getFirst() <= 12, true, hour.getLast());
        });
    }

    private static Optional<Clock> counted(Utterance said, int at) {
        return hour(said, at).map(hour -> {
            int h = hour.getFirst();
            int next = hour.getLast();
            if (said.word(next).equals(":") && said.word(next + 1).matches("[0-5]\\d")) {
                return new Clock(h, Integer.parseInt(said.word(next + 1)), h <= 12, true, next + 2);
            }
            if (said.word(next).equals("oclock")) {
                return new Clock(h, 0, h <= 12, true, next + 1);
            }
            var minutes = said.hardBefore(next) ? List.<Integer>of() : Numbers.small(said, next);
            var isTime = !minutes.isEmpty() && Set.of(15, 20, 30, 40, 45, 50).contains(minutes.getFirst());
            return isTime
                    ? new Clock(h, minutes.getFirst(), h <= 12, true, minutes.getLast())
                    : new Clock(h, 0, h <= 12, false, next);
        });
    }

    /** A bare hour; "one fifty" would be a number, so words are read one at a time. */
    private static Optional<List<Integer>> hour(Utterance said, int at) {
        var word = said.word(at);
        var value = Numbers.UNITS.getOrDefault(word, Numbers.TEENS.getOrDefault(word, -1));
        if (word.matches("\\d{1,2}")) {
            value = Integer.parseInt(word);
        }
        return value >= 0 && value < 24 && !(value == 0 && !word.startsWith("0"))
                ? Optional.of(List.of(value, at + 1))
                : Optional.empty();
    }

    private Clock halfOfDay(Utterance said) {
        int am = AM.at(said, to);
        int pm = PM.at(said, to);
        if (am + pm == 0 || hour > 12) {
            return this;
        }
        return new Clock(pm > 0 ? hour % 12 + 12 : hour % 12, minute, false, true, to + Math.max(am, pm));
    }

    /** Said without a.m. or p.m., eight to eleven are in the morning and the rest after noon, unless a part of day says. */
    Clock resolved(String partOfDay) {
        if (!vague) {
            return this;
        }
        var morning = partOfDay.equals("morning") || (partOfDay.isEmpty() && hour >= FIRST_OFFICE_HOUR && hour < 12);
        return new Clock(morning ? hour % 12 : hour % 12 + 12, minute, false, sure, to);
    }

    String text() {
        return "%02d:%02d".formatted(hour, minute);
    }

    private Clock endingAt(int place) {
        return new Clock(hour, minute, vague, sure, place);
    }
}
