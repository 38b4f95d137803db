package dev.parley.journal;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Mood;
import dev.parley.talk.Outcome;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls and turns in PostgreSQL. Every write may come twice and is then the same as once. What is read is read for one
 * team.
 */
@Singleton
class CallStore {
    /** Whose calls those that come in by telephone are. */
    private static final TeamId TELEPHONE = TeamId.FIRST;

    private final Instance instance;
    private final Teams teams;

    CallStore(Instance instance, Teams teams) {
        this.instance = instance;
        this.teams = teams;
    }

    Uni<Void> rang(CallEvent.Rang rang) {
        return teams.within(TELEPHONE, () -> CallRow.<CallRow>findById(id(rang.call()))
                .onItem()
                .ifNull()
                .switchTo(() -> rowOf(rang).persist())
                .replaceWithVoid());
    }

    Uni<Void> answered(CallId call, Instant at) {
        return change(call, row -> {
            row.answeredAt = at;
            row.state = "active";
        });
    }

    Uni<Void> slotFilled(CallId call, String slot, String value) {
        return change(call, row -> row.slots = with(row.slots, Map.of(slot, Storable.text(value))));
    }

    Uni<Void> ended(CallId call, Instant at, Outcome outcome, Map<String, String> slots, String reason) {
        return change(call, row -> {
            row.endedAt = at;
            row.state = "ended";
            row.outcome = lower(outcome);
            row.slots = with(row.slots, Storable.texts(slots));
            row.reason = Storable.text(reason);
        });
    }

    Uni<Void> belongsTo(CallId call, long leadId) {
        return change(call, row -> row.leadId = leadId);
    }

    Uni<Void> recorded(CallId call, KeptRecording recording) {
        return change(call, row -> {
            row.recording = recording.file().getFileName().toString();
            row.recordingComplete = recording.complete();
            row.recordingUntil = recording.until();
        });
    }

    Uni<Void> notRecorded(CallId call) {
        return change(call, row -> {
            row.recording = null;
            row.recordingComplete = false;
            row.recordingUntil = null;
        });
    }

    Uni<Void> turnTaken(CallEvent.TurnTaken turn, int number) {
        return teams.within(TELEPHONE, () -> {
            var row = rowOf(turn, number);
            return TurnRow.<TurnRow>findById(row.id)
                    .onItem()
                    .ifNull()
                    .switchTo(row::persist)
                    .replaceWithVoid();
        });
    }

    Uni<Void> turnMasked(CallEvent.TurnMasked masked) {
        return change(masked.call(), masked.turn(), row -> row.text = Storable.text(masked.text()));
    }

    Uni<Void> moodSensed(CallId call, int turn, Mood mood) {
        return change(call, turn, row -> {
            row.sentiment = mood.sentiment();
            row.urgency = mood.urgency();
        });
    }

    /** Calls that this instance took before {@code start} and never ended. */
    Uni<List<Open>> leftOpen(Instant start) {
        return teams.everywhere(
                () -> Panache.getSession().flatMap(session -> session.createNamedQuery(CallRow.LEFT_OPEN, Open.class)
                        .setParameter("instance", instance.name())
                        .setParameter("start", start)
                        .getResultList()));
    }

    /** A call without an end, and when something was last heard of it. */
    record Open(UUID id, Instant lastSign) {}

    Uni<Page> page(TeamId team, Optional<String> state, int page, int size) {
        var wanted = Parameters.with("state", state.orElse("%"));
        return teams.within(team, () -> CallRow.<CallRow>find("#" + CallRow.NEWEST, wanted)
                .page(page, size)
                .list()
                .flatMap(rows -> CallRow.count("#" + CallRow.HOW_MANY, wanted).map(total -> new Page(rows, total))));
    }

    /** A page of calls and how many there are in all. */
    record Page(List<CallRow> rows, long total) {}

    Uni<Optional<CallRow>> find(TeamId team, UUID id) {
        return teams.within(team, () -> CallRow.<CallRow>findById(id)).map(Optional::ofNullable);
    }

    Uni<List<TurnRow>> turns(TeamId team, UUID id) {
        return teams.within(team, () -> TurnRow.list("#" + TurnRow.OF_CALL, Parameters.with("call", id)));
    }

    private Uni<Void> change(CallId call, Consumer<CallRow> change) {
        return teams.within(TELEPHONE, () -> CallRow.<CallRow>findById(id(call))
                .onItem()
                .ifNotNull()
                .invoke(change)
                .replaceWithVoid());
    }

    private Uni<Void> change(CallId call, int turn, Consumer<TurnRow> change) {
        return teams.within(TELEPHONE, () -> TurnRow.<TurnRow>findById(new TurnRow.Id(id(call), turn))
                .onItem()
                .ifNotNull()
                .invoke(change)
                .replaceWithVoid());
    }

    private CallRow rowOf(CallEvent.Rang rang) {
        var row = new CallRow();
        row.id = id(rang.call());
        row.callerNumber = Storable.text(rang.caller().number());
        row.callerName = Storable.text(rang.caller().name());
        row.demo = rang.caller().demo();
        row.profile = rang.profile();
        row.language = rang.language();
        row.channel = Storable.text(rang.channel());
        row.rangAt = rang.at();
        row.state = "ringing";
        row.slots = Map.of();
        row.instance = instance.name();
        return row;
    }

    private static TurnRow rowOf(CallEvent.TurnTaken turn, int number) {
        var row = new TurnRow();
        row.id = new TurnRow.Id(id(turn.call()), number);
        row.who = turn.who().name().toLowerCase(Locale.ROOT);
        row.text = Storable.text(turn.text());
        row.startedAt = turn.at();
        row.latency = turn.latency().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, stage -> millis(stage.getValue())));
        return row;
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private static Map<String, String> with(Map<String, String> slots, Map<String, String> more) {
        var all = new HashMap<>(slots);
        all.putAll(more);
        return all;
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static UUID id(CallId call) {
        return UUID.fromString(call.value());
    }
}
