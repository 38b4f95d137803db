package dev.parley.talk;

import java.time.Instant;
import java.util.Map;

/**
 * A call that a crash had cut off was found in the journal and ended. Fired as a CDI event at the start, on any thread.
 *
 * @param at when something was last heard of it
 * @param slots canonical value by slot name, as far as they were told
 */
public record CallRecovered(CallId call, Instant at, Caller caller, Map<String, String> slots) {
    public CallRecovered {
        slots = Map.copyOf(slots);
    }
}
