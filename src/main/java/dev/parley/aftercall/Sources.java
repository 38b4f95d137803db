package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.aftercall.recording.RecordingUnavailable;
import dev.parley.aftercall.recording.Recordings;
import dev.parley.aftercall.recording.RefusedRecording;
import dev.parley.aftercall.recording.Said;
import dev.parley.aftercall.recording.Voice;
import dev.parley.aftercall.recording.Words;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.jobs.Steps;
import dev.parley.journal.PastCall;
import dev.parley.journal.PastCalls;
import dev.parley.listen.Ear;
import dev.parley.listen.EarException;
import dev.parley.listen.Ears;
import dev.parley.qualify.Option;
import dev.parley.qualify.Profile;
import dev.parley.qualify.Profiles;
import dev.parley.talk.Caller;
import dev.parley.talk.Speaker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the words of a call come from: the journal for Parley's own, a transcript that came along, else the recording.
 * Fails as a job does. Thread-safe.
 */
@Singleton
class Sources {
    private static final Duration UNTIL_WRITTEN_DOWN = Duration.ofSeconds(2);
    private static final Duration UNTIL_EARS = Duration.ofMinutes(1);

    private final Recordings recordings;
    private final PastCalls calls;
    private final Ears ears;
    private final Profiles profiles;
    private final boolean standIns;
    private final Duration journalWithin;

    Sources(Recordings recordings, PastCalls calls, Ears ears, Profiles profiles, AfterCallConfig config) {
        this.recordings = recordings;
        this.calls = calls;
        this.ears = ears;
        this.profiles = profiles;
        standIns = config.standIns();
        journalWithin = config.journalWithin();
    }

    /** Brings the recording here. */
    Uni<Recordings.Fetched> fetch(Job job, CallEnded event) {
        return recordings
                .fetch(event.recording().orElseThrow(), job.id())
                .onFailure()
                .transform(failure -> told("recording", failure));
    }

    /** What was said. A recording that another process has fetched is fetched again. */
    Uni<Words> words(Job job, CallEnded event, Steps steps) {
        if (event.transcript().isPresent()) {
            return recordings
                    .written(
                            event.transcript().get(),
                            job.id(),
                            profiles.current().language())
                    .onFailure()
                    .transform(failure -> told("transcript", failure));
        }
        if (event.recording().isPresent()) {
            var here = recordings.has(job.id())
                    ? Uni.createFrom().voidItem()
                    : fetch(job, event).replaceWithVoid();
            return here.chain(() -> heard(job, steps));
        }
        return calls.find(new TeamId(job.team()), UUID.fromString(event.callId()))
                .map(found -> found.map(Sources::words).orElseThrow(() -> missing(job, event)));
    }

    /** The journal writes when it can; a call that it does not have by then would hold up its lead's others for ever. */
    private RuntimeException missing(Job job, CallEnded event) {
        // one that a crash has cut off is written down long after its end, as is the job
        var since = event.endedAt().isAfter(job.acceptedAt()) ? event.endedAt() : job.acceptedAt();
        return since.plus(journalWithin).isAfter(Instant.now())
                ? new Later(UNTIL_WRITTEN_DOWN, "The call is not written down yet.")
                : new Hopeless("The call is not in the journal, " + journalWithin
                        + " after its end. Replay the job if the journal has it by now, or raise"
                        + " parley.aftercall.journal-within.");
    }

    /** With the times that the journal has, for Parley's own: they enter before it has written them down. */
    Uni<CallEnded> timed(Job job, CallEnded event) {
        return event.own()
                ? calls.find(new TeamId(job.team()), UUID.fromString(event.callId()))
                        .map(found -> found.map(call -> event.lasting(call.startedAt(), call.endedAt()))
                                .orElse(event))
                : Uni.createFrom().item(event);
    }

    /** The copy is not kept: the recording stays where it was. */
    Uni<Void> forget(Job job) {
        return recordings.forget(job.id());
    }

    private Uni<Words> heard(Job job, Steps steps) {
        var profile = profiles.current();
        return Uni.createFrom()
                .item(this::ear)
                .chain(ear -> recordings.words(job.id(), ear, profile.language(), hint(profile), steps::progress))
                .onFailure()
                .transform(failure -> told("recording", failure));
    }

    private Ear ear() {
        return ears.forCaller(new Caller("", "", standIns))
                .orElseThrow(() -> new Later(UNTIL_EARS, "There is no speech recogniser just now."));
    }

    private static RuntimeException told(String what, Throwable failure) {
        return switch (failure) {
            case RefusedRecording refused -> new Hopeless("The " + what + " " + refused.getMessage() + ".", refused);
            case RecordingUnavailable gone -> new Setback(String.valueOf(gone.getMessage()), gone);
            case EarException deaf -> new Setback("The speech recogniser failed; its own log says why.", deaf);
            case RuntimeException other -> other;
            default -> new IllegalStateException(failure);
        };
    }

    /** Words that are likely to be said. */
    private static String hint(Profile profile) {
        var options = profile.slots().stream()
                .flatMap(slot -> slot.options().stream())
                .map(Option::spoken);
        return Stream.concat(Stream.of(profile.agent(), profile.company()), options)
                .collect(Collectors.joining(", "));
    }

    private static Words words(PastCall call) {
        var said = call.turns().stream()
                .map(turn -> new Said(
                        turn.who() == Speaker.CALLER ? Voice.CALLER : Voice.AGENT,
                        Math.max(
                                0, Duration.between(call.startedAt(), turn.at()).toMillis()),
                        turn.text()))
                .toList();
        return new Words(
                said,
                call.language(),
                Duration.between(call.startedAt(), call.endedAt()).toSeconds());
    }
}
