package dev.parley.journal;

import dev.parley.access.Contexts;
import dev.parley.jobs.Backoff;
import dev.parley.jobs.Lanes;
import dev.parley.jobs.Refusal;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.LeadKept;
import dev.parley.talk.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes calls down as they happen, in order per call, again until PostgreSQL has them. Its observers return at once,
 * on the call's context; the writing happens elsewhere.
 */
@ApplicationScoped
class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final int AT_ONCE = 6;

    private final CallStore store;
    private final Lanes lanes;
    private final Duration drain;
    private final ConcurrentHashMap<CallId, Integer> turns = new ConcurrentHashMap<>();

    Journal(CallStore store, JournalConfig config, Contexts contexts) {
        this.store = store;
        drain = config.drain();
        lanes = new Lanes(
                new Lanes.Settings(
                        "PostgreSQL", AT_ONCE, config.mostWaiting(), config.perTry(), BACKOFF, Refusal::byPostgres),
                contexts);
    }

    void on(@Observes CallEvent event) {
        switch (event) {
            case CallEvent.Rang rang -> write(rang.call(), () -> store.rang(rang));
            case CallEvent.Answered answered ->
                write(answered.call(), () -> store.answered(answered.call(), answered.at()));
            case CallEvent.Recognised known ->
                write(
                        known.call(),
                        () -> store.belongsTo(known.call(), known.known().leadId()));
            case CallEvent.TurnTaken turn -> write(turn);
            case CallEvent.TurnMasked masked -> write(masked.call(), () -> store.turnMasked(masked));
            case CallEvent.MoodSensed sensed -> write(sensed);
            case CallEvent.SlotFilled slot ->
                write(slot.call(), () -> store.slotFilled(slot.call(), slot.slot(), slot.value()));
            case CallEvent.Ended ended -> write(ended);
            case CallEvent.RecordingChanged recording -> {}
            case CallEvent.StateChanged state -> {}
            case CallEvent.PartlyHeard words -> {}
            case CallEvent.Briefed briefed -> {}
            case CallEvent.HandedOver over -> {}
        }
    }

    void on(@Observes LeadKept kept) {
        write(kept.call(), () -> store.belongsTo(kept.call(), kept.leadId()));
    }

    void recorded(CallId call, KeptRecording recording) {
        write(call, () -> store.recorded(call, recording));
    }

    /** Nothing of the recording was kept. */
    void notRecorded(CallId call) {
        write(call, () -> store.notRecorded(call));
    }

    /** For a call whose end nobody told; its slots are kept. */
    void end(CallId call, Instant at, Outcome outcome, String reason) {
        write(call, () -> store.ended(call, at, outcome, Map.of(), reason));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        if (!lanes.drained(drain)) {
            LOG.errorf("%d pieces of call history are lost: PostgreSQL could not be reached.", lanes.waiting());
        }
    }

    private void write(CallEvent.TurnTaken turn) {
        int number = turns.merge(turn.call(), 1, Integer::sum) - 1;
        write(turn.call(), () -> store.turnTaken(turn, number));
    }

    private void write(CallEvent.MoodSensed sensed) {
        int last = turns.getOrDefault(sensed.call(), 0) - 1;
        write(sensed.call(), () -> store.moodSensed(sensed.call(), last, sensed.mood()));
    }

    private void write(CallEvent.Ended ended) {
        turns.remove(ended.call());
        write(
                ended.call(),
                () -> store.ended(ended.call(), ended.at(), ended.outcome(), ended.slots(), ended.reason()));
    }

    private void write(CallId call, Supplier<Uni<Void>> piece) {
        lanes.add(call.value(), piece);
    }
}
