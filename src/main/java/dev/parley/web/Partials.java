package dev.parley.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spaces out what callers are saying so far: per call at most one such message in {@code apart}, the newest words win,
 * and the last ones are never lost. Has no clock; time comes in as any steadily rising {@link Duration}. One thread.
 */
final class Partials {
    private final Duration apart;
    private final Map<String, Duration> told = new HashMap<>();
    private final Map<String, LiveMessage.PartlyHeard> waiting = new HashMap<>();

    Partials(Duration apart) {
        this.apart = apart;
    }

    /** The message when it may go at once; otherwise it waits until {@link #due}. */
    Optional<LiveMessage> offer(LiveMessage.PartlyHeard message, Duration now) {
        if (ripe(message.id(), now)) {
            told.put(message.id(), now);
            waiting.remove(message.id());
            return Optional.of(message);
        }
        waiting.put(message.id(), message);
        return Optional.empty();
    }

    /** What has waited long enough. */
    List<LiveMessage> due(Duration now) {
        var due = new ArrayList<LiveMessage>();
        waiting.values().removeIf(message -> ripe(message.id(), now) && due.add(message));
        due.forEach(message -> told.put(((LiveMessage.PartlyHeard) message).id(), now));
        return due;
    }

    boolean waiting() {
        return !waiting.isEmpty();
    }

    /** What was being said has been said. */
    void settle(String call) {
        waiting.remove(call);
    }

    void forget(String call) {
        waiting.remove(call);
        told.remove(call);
    }

    private boolean ripe(String call, Duration now) {
        var last = told.get(call);
        return last == null || now.minus(last).compareTo(apart) >= 0;
    }
}
