package dev.parley.desk;

import dev.parley.access.Contexts;
import dev.parley.access.TeamId;
import dev.parley.jobs.Backoff;
import dev.parley.jobs.Lanes;
import dev.parley.jobs.Refusal;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.CallRecovered;
import dev.parley.talk.Caller;
import dev.parley.talk.LeadKept;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Makes a lead of every call in which the caller told something, after the call, again until PostgreSQL has it. Calls
 * of one number are worked in one after the other. Its observers return at once.
 */
@ApplicationScoped
class Desk {
    private static final Logger LOG = Logger.getLogger(Desk.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final int AT_ONCE = 2;
    private static final int BEFORE_THE_JOURNAL_STOPS = 10;

    private final LeadStore store;
    private final Phones phones;
    private final Event<LeadKept> kept;
    private final Lanes lanes;
    private final Duration drain;
    private final ConcurrentHashMap<CallId, OnTheLine> calls = new ConcurrentHashMap<>();

    /** Who is on the line, and whether they have said a word. */
    private record OnTheLine(Caller caller, boolean spoke) {}

    Desk(LeadStore store, Phones phones, Event<LeadKept> kept, DeskConfig config, Contexts contexts) {
        this.store = store;
        this.phones = phones;
        this.kept = kept;
        drain = config.drain();
        lanes = new Lanes(
                new Lanes.Settings(
                        "PostgreSQL (leads)",
                        AT_ONCE,
                        config.mostWaiting(),
                        config.perTry(),
                        BACKOFF,
                        Refusal::byPostgres),
                contexts);
    }

    void on(@Observes CallEvent event) {
        switch (event) {
            case CallEvent.Rang rang -> calls.put(rang.call(), new OnTheLine(rang.caller(), false));
            case CallEvent.TurnTaken turn -> spoke(turn);
            case CallEvent.Ended ended -> ended(ended);
            case CallEvent.Answered answered -> {}
            case CallEvent.Recognised known -> {}
            case CallEvent.RecordingChanged recording -> {}
            case CallEvent.TurnMasked masked -> {}
            case CallEvent.MoodSensed sensed -> {}
            case CallEvent.StateChanged state -> {}
            case CallEvent.PartlyHeard words -> {}
            case CallEvent.SlotFilled slot -> {}
            case CallEvent.Briefed briefed -> {}
            case CallEvent.HandedOver over -> {}
        }
    }

    void stop(@Observes @Priority(BEFORE_THE_JOURNAL_STOPS) ShutdownEvent shutdown) {
        if (!lanes.drained(drain)) {
            LOG.errorf("%d leads are lost: PostgreSQL could not be reached.", lanes.waiting());
        }
    }

    /** A crash loses the call, not the lead. */
    void on(@Observes CallRecovered found) {
        if (!found.slots().isEmpty()) {
            keep(found.call(), found.at(), found.caller(), Outcome.FAILED, found.slots());
        }
    }

    private void spoke(CallEvent.TurnTaken turn) {
        if (turn.who() == Speaker.CALLER && !turn.text().isBlank()) {
            calls.computeIfPresent(turn.call(), (call, before) -> new OnTheLine(before.caller(), true));
        }
    }

    private void ended(CallEvent.Ended ended) {
        var known = calls.remove(ended.call());
        var line = known == null ? new OnTheLine(new Caller("", "", false), false) : known;
        if (line.spoke() || !ended.slots().isEmpty()) {
            keep(ended.call(), ended.at(), line.caller(), ended.outcome(), ended.slots());
        }
    }

    private void keep(CallId call, Instant at, Caller caller, Outcome outcome, Map<String, String> slots) {
        var told = new Told(UUID.fromString(call.value()), at, caller, outcome, slots);
        lanes.add(told.phone().isEmpty() ? call.value() : phones.normal(told.phone()), () -> keep(call, told));
    }

    private Uni<Void> keep(CallId call, Told told) {
        return store.keep(TeamId.FIRST, told)
                .invoke(lead -> kept.fire(new LeadKept(call, told.at(), lead)))
                .replaceWithVoid();
    }
}
