package dev.parley.qualify.english;

import static java.util.Map.entry;

import dev.parley.qualify.Found;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Days and times: "tomorrow at five" is {@code tomorrow 17:00}, "weekday evenings" {@code weekday evening}. The value is
 * a day, or days with commas, then a part of the day, a time, or {@code after}/{@code before} a time.
 */
final class Moments implements Recogniser {
    private static final Set<String> WEEKDAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Map<String, String> DAYS = Map.ofEntries(
            entry("today", "today"),
            entry("tonight", "today"),
            entry("tomorrow", "tomorrow"),
            entry("weekday", "weekday"),
            entry("weekdays", "weekday"),
            entry("weekend", "weekend"),
            entry("weekends", "weekend"),
            entry("anytime", "any day"),
            entry("whenever", "any day"));
    private static final Map<String, String> LONG_DAYS = Map.ofEntries(
            entry("the day after tomorrow", "in 2 days"),
            entry("day after tomorrow", "in 2 days"),
            entry("during the week", "weekday"),
            entry("monday through friday", "weekday"),
            entry("monday to friday", "weekday"),
            entry("next week", "next week"),
            entry("this week", "this week"),
            entry("later this week", "this week"),
            entry("next weekend", "next weekend"),
            entry("this weekend", "weekend"),
            entry("any day", "any day"),
            entry("every day", "any day"),
            entry("any time", "any day"),
            entry("week days", "weekday"),
            entry("work days", "weekday"));
    private static final Phrases LONG_DAY_PHRASES = Phrases.of(LONG_DAYS.keySet());
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("morning", "morning"),
            entry("mornings", "morning"),
            entry("afternoon", "afternoon"),
            entry("afternoons", "afternoon"),
            entry("evening", "evening"),
            entry("evenings", "evening"),
            entry("night", "evening"),
            entry("nights", "evening"),
            entry("tonight", "evening"));
    private static final Phrases LINKS = Phrases.of(
            "at",
            "in the",
            "in",
            "on",
            "around",
            "about",
            "early",
            "late",
            "the",
            "like",
            "say",
            "during the",
            "and",
            "or",
            "sometime",
            "maybe",
            "preferably",
            "from",
            "by",
            "at around",
            "at about",
            "for");
    private static final Map<String, String> BOUNDS = Map.of(
            "after", "after ", "past", "after ", "from", "after ", "before", "before ", "by", "before ", "until",
            "before ");
    private static final Set<String> TIME_LEAD =
            Set.of("at", "around", "about", "after", "before", "by", "until", "past", "from", "between");
    private static final Phrases AFTER_WORK = Phrases.of("after work", "after office hours", "after school");

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        for (int i = 0; i < said.size(); i++) {
            var moment = new Reading(said, i).read(asked);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return Optional.empty();
    }

    /** One attempt at one place. */
    private static final class Reading {
        private final Utterance said;
        private final int from;
        private int at;
        private int end;
        private final List<String> days = new ArrayList<>();
        private String part = "";
        private Optional<Clock> clock = Optional.empty();
        private Optional<Clock> until = Optional.empty();
        private String bound = "";
        private boolean plural;

        Reading(Utterance said, int from) {
            this.said = said;
            this.from = from;
            this.at = from;
            this.end = from;
        }

        Optional<Found> read(boolean asked) {
            while (at < said.size() && (day() || partOfDay() || time())) {
                end = at;
                at += LINKS.at(said, at);
            }
            var sure = !days.isEmpty() || clock.map(Clock::sure).orElse(false) || plural;
            if (end == from || !(sure || (asked && (!part.isEmpty() || clock.isPresent())))) {
                return Optional.empty();
            }
            return Optional.of(new Found(value(), said.raw(from, end), from, end));
        }

        private boolean day() {
            int length = LONG_DAY_PHRASES.at(said, at);
            if (length > 0) {
                return day(LONG_DAYS.getOrDefault(said.plain(at, at + length), ""), length);
            }
            var word = said.word(at);
            if (DAYS.containsKey(word)) {
                part = word.equals("tonight") ? "evening" : part;
                return day(DAYS.get(word), 1);
            }
            var named = weekday(word);
            if (!named.isEmpty()) {
                return day(named, 1);
            }
            var next = weekday(said.word(at + 1));
            if (!next.isEmpty() && Set.of("next", "this", "coming", "every").contains(word)) {
                return day((word.equals("next") ? "next " : "") + next, 2);
            }
            return word.equals("in") && inDays();
        }

        private boolean day(String name, int length) {
            if (!days.contains(name)) {
                days.add(name);
            }
            at += length;
            return true;
        }

        private boolean inDays() {
            var number = said.word(at + 1).equals("a") ? List.of(1, at + 2) : Numbers.small(said, at + 1);
            if (number.isEmpty()) {
                return false;
            }
            var unit = said.word(number.getLast()).replaceAll("s$", "");
            if (!Set.of("day", "week").contains(unit)) {
                return false;
            }
            return day("in " + number.getFirst() * (unit.equals("week") ? 7 : 1) + " days", number.getLast() + 1 - at);
        }

        private static String weekday(String word) {
            var one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
            return WEEKDAYS.contains(one) ? one : "";
        }

        private boolean partOfDay() {
            int work = AFTER_WORK.at(said, at);
            var word = said.word(at);
            if (work == 0 && (!PARTS.containsKey(word) || said.word(at - 1).equals("good"))) {
                return false;
            }
            if (!part.isEmpty() && !word.equals("tonight")) {
                return false;
            }
            part = work > 0 ? "evening" : PARTS.getOrDefault(word, "");
            plural |= work > 0 || word.endsWith("s");
            at += Math.max(1, work);
            return true;
        }

        private boolean time() {
            var word = said.word(at);
            var lead = BOUNDS.containsKey(word) || word.equals("between") || TIME_LEAD.contains(word);
            var led = lead || TIME_LEAD.contains(said.word(at - 1));
            var read = clock.isPresent() ? Optional.<Clock>empty() : Clock.at(said, lead ? at + 1 : at);
            if (read.isEmpty() || !(led || read.get().sure()) || quantity(read.get())) {
                return false;
            }
            bound = lead && !word.equals("between") ? BOUNDS.getOrDefault(word, "") : "";
            clock = read;
            at = read.get().to();
            if (word.equals("between")
                    || said.word(at).equals("to")
                    || said.word(at).equals("-")) {
                until = Clock.at(said, at + 1);
                at = until.map(Clock::to).orElse(at);
                bound = until.isPresent() ? "" : bound;
            }
            return true;
        }

        /** "about five thousand", "at 20 percent": no time at all. */
        private boolean quantity(Clock read) {
            var next = said.word(read.to());
            return !said.hardBefore(read.to())
                    && (Numbers.scale(next).isPresent()
                            || Numbers.isNumberWord(next)
                            || Numbers.TIME_UNITS.at(said, read.to()) > 0
                            || Set.of("percent", "%", "hundred", "point", "dollars", "euros", "pounds", "of", "people")
                                    .contains(next));
        }

        private String value() {
            var dayPart = String.join(",", days);
            var whole = clock.map(c -> {
                        // "between five and seven": the vague ends mean the same half of the day
                        var last = until.map(u -> "-" + u.resolved(part).text()).orElse("");
                        return bound + c.resolved(part).text() + last;
                    })
                    .orElse(part);
            return (dayPart + " " + whole).strip();
        }
    }
}
