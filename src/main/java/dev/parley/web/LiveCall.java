package dev.parley.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.talk.CallEvent;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Mood;
import dev.parley.talk.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call in progress as the page shows it. Immutable.
 *
 * @param partial what the caller is saying right now; empty between turns
 * @param slots in the order in which they were first filled
 * @param mood of the caller's newest turn; empty before it
 * @param recording running, paused or refused
 * @param latency of the agent's newest turn, ms since the end of the caller's speech by stage; empty before it
 * @param briefing what a person who was called to take over was told; empty before that
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LiveCall(
        String id,
        From caller,
        String state,
        Instant startedAt,
        Optional<Instant> answeredAt,
        String language,
        Optional<Known> known,
        List<Line> turns,
        String partial,
        List<Slot> slots,
        Optional<Mood> mood,
        String recording,
        Map<String, Long> latency,
        String briefing) {

    /** More of a call than this is in the journal, not on the page. */
    static final int TURNS_SHOWN = 200;

    static LiveCall ringing(CallEvent.Rang rang) {
        var caller = rang.caller();
        return new LiveCall(
                rang.call().value(),
                new From(caller.number(), caller.name(), caller.demo()),
                "Ringing",
                rang.at(),
                Optional.empty(),
                rang.language(),
                Optional.empty(),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                "running",
                Map.of(),
                "");
    }

    LiveCall answered(Instant at) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                Optional.of(at),
                language,
                known,
                turns,
                partial,
                slots,
                mood,
                recording,
                latency,
                briefing);
    }

    LiveCall recognised(Known who) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                Optional.of(who),
                turns,
                partial,
                slots,
                mood,
                recording,
                latency,
                briefing);
    }

    LiveCall in(String newState) {
        return new LiveCall(
                id,
                caller,
                newState,
                startedAt,
                answeredAt,
                language,
                known,
                turns,
                partial,
                slots,
                mood,
                recording,
                latency,
                briefing);
    }

    LiveCall briefed(String text) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                turns,
                partial,
                slots,
                mood,
                recording,
                latency,
                text);
    }

    LiveCall hearing(String words) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                turns,
                words,
                slots,
                mood,
                recording,
                latency,
                briefing);
    }

    LiveCall recorded(String now) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                turns,
                partial,
                slots,
                mood,
                now,
                latency,
                briefing);
    }

    LiveCall feeling(Mood now) {
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                turns,
                partial,
                slots,
                Optional.of(now),
                recording,
                latency,
                briefing);
    }

    /** A finished turn of the caller takes the place of what was heard of it so far. */
    LiveCall said(Line turn) {
        var all = Stream.concat(turns.stream(), Stream.of(turn)).toList();
        var shown = all.subList(Math.max(0, all.size() - TURNS_SHOWN), all.size());
        var heard = turn.who().equals("caller") ? "" : partial;
        var newest = turn.latency().isEmpty() ? latency : turn.latency();
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                List.copyOf(shown),
                heard,
                slots,
                mood,
                recording,
                newest,
                briefing);
    }

    /** The same turn with other words. */
    LiveCall masked(CallEvent.TurnMasked masked) {
        var all = turns.stream()
                .map(turn -> turn.is(masked) ? turn.with(masked.text()) : turn)
                .toList();
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                known,
                all,
                partial,
                slots,
                mood,
                recording,
                latency,
                briefing);
    }

    LiveCall filled(Slot slot) {
        var known = slots.stream().anyMatch(old -> old.slot().equals(slot.slot()));
        var all = known
                ? slots.stream().map(old -> old.slot().equals(slot.slot()) ? slot : old)
                : Stream.concat(slots.stream(), Stream.of(slot));
        return new LiveCall(
                id,
                caller,
                state,
                startedAt,
                answeredAt,
                language,
                this.known,
                turns,
                partial,
                all.toList(),
                mood,
                recording,
                latency,
                briefing);
    }

    /** @param number empty when withheld; @param demo true for the scripted caller */
    record From(String number, String name, boolean demo) {}

    record Known(long leadId, String name) {
        static Known of(KnownCaller known) {
            return new Known(known.leadId(), known.name());
        }
    }

    /** @param who caller or agent; @param latency ms since the end of the caller's speech, by stage */
    record Line(String who, String text, Instant startedAt, Map<String, Long> latency) {
        static Line of(CallEvent.TurnTaken turn) {
            var latency = turn.latency().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> millis(e.getValue())));
            return new Line(name(turn.who()), turn.text(), turn.at(), latency);
        }

        boolean is(CallEvent.TurnMasked masked) {
            return who.equals(name(masked.who())) && startedAt.equals(masked.said());
        }

        Line with(String words) {
            return new Line(who, words, startedAt, latency);
        }

        static String name(Speaker who) {
            return switch (who) {
                case CALLER -> "caller";
                case AGENT -> "agent";
            };
        }

        private static long millis(Duration duration) {
            return duration.toMillis();
        }
    }

    /** @param value for machines; @param spoken for people */
    record Slot(String slot, String value, String spoken) {}
}
