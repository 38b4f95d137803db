package dev.parley.journal;

import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A call of Parley's own that is over.
 *
 * @param demo whether the scripted caller of the demo made it
 * @param lead empty when it belongs to none
 * @param language ISO 639-1
 * @param outcome how it ended
 * @param turns what was said, in order
 */
public record PastCall(
        UUID id,
        boolean demo,
        OptionalLong lead,
        String language,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        List<Turn> turns) {
    public PastCall {
        turns = List.copyOf(turns);
    }

    /** @param at when its first sound was heard */
    public record Turn(Speaker who, Instant at, String text) {}
}
