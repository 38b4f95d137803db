package dev.parley.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one room holds of people, and how it tells and forgets it; every bean of this type is found by itself. A room that
 * keeps what somebody said, their number or their name has one. Results are by kind, {@code notes}, in an order of its
 * own choice. Nothing here blocks; files are worked on elsewhere, but never inside a transaction.
 */
public interface Holding {
    /** The room, and the place in alphabetical order at which it is asked. */
    String room();

    /**
     * Adds by what others know that something is of this person. Asked again until nobody has more to add. In the
     * caller's transaction, which sees this team only.
     */
    default Uni<Trace> trace(Trace trace) {
        return Uni.createFrom().item(trace);
    }

    /**
     * Why nothing can be erased just now, as a sentence that says what to do; makes sure that the answer holds until the
     * caller's transaction ends, where it can.
     */
    default Uni<Optional<String>> hindrance(Trace trace) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** All rows. In the caller's transaction. */
    default Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Uni.createFrom().item(Map.of());
    }

    /** What is not in PostgreSQL. In no transaction. */
    default Uni<Map<String, List<JsonNode>>> tellElsewhere(Trace trace) {
        return Uni.createFrom().item(Map.of());
    }

    /** Deletes what is not in PostgreSQL, before the rows that lead there. In no transaction. */
    default Uni<Map<String, Integer>> eraseElsewhere(Trace trace) {
        return Uni.createFrom().item(Map.of());
    }

    /** Deletes the rows. In the caller's transaction. */
    default Uni<Map<String, Integer>> erase(Trace trace) {
        return Uni.createFrom().item(Map.of());
    }

    /** Deletes what was said, sound and numbers of all teams' calls that were over before; in transactions of its own. */
    default Uni<Map<String, Integer>> expire(Instant before) {
        return Uni.createFrom().item(Map.of());
    }

    /** Deletes from this process's disk what was erased or has expired while it, or the process that did it, was elsewhere. */
    default Uni<Map<String, Integer>> sweep() {
        return Uni.createFrom().item(Map.of());
    }
}
