package dev.parley.followup;

import dev.parley.access.TeamId;
import dev.parley.desk.CommunicationWanted;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.jobs.Steps;
import dev.parley.jobs.Worker;
import dev.parley.journal.PastCall;
import dev.parley.journal.PastCalls;
import dev.parley.qualify.Profiles;
import dev.parley.speak.VoiceException;
import dev.parley.talk.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes a spoken message for a caller who was cut off or hung up midway, and tells of it with the lead. */
@Singleton
class SpokenWorker implements Worker {
    static final String KIND = "follow-up-spoken";
    private static final Set<Outcome> CUT_OFF = Set.of(Outcome.ABANDONED, Outcome.FAILED);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(10);
    private static final Duration UNTIL_WRITTEN_DOWN = Duration.ofSeconds(2);
    private static final String MADE = "{\"made\":true}";
    private static final String NOTHING = "{}";

    private final Messages messages;
    private final Ledger ledger;
    private final PastCalls calls;
    private final LeadDesk desk;
    private final Profiles profiles;

    SpokenWorker(Messages messages, Ledger ledger, PastCalls calls, LeadDesk desk, Profiles profiles) {
        this.messages = messages;
        this.ledger = ledger;
        this.calls = calls;
        this.desk = desk;
        this.profiles = profiles;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> work(Job job, Steps steps) {
        var team = new TeamId(job.team());
        long lead = Long.parseLong(job.body().strip());
        return steps.once("speak", () -> calls.find(team, UUID.fromString(job.key()))
                        .map(found -> found.orElseThrow(() -> missing(job)))
                        .flatMap(call -> spoken(job, call, lead)))
                .chain(made -> made.equals(MADE)
                        ? steps.once("note it with the lead", () -> noted(job, team, lead))
                        : steps.once("not spoken: the call came to its end", () -> Uni.createFrom()
                                .item(NOTHING)))
                .replaceWithVoid();
    }

    private static RuntimeException missing(Job job) {
        return Instant.now().isAfter(job.acceptedAt().plus(GIVEN_UP_AFTER))
                ? new Hopeless("The call is not in the journal, and has not come there in " + GIVEN_UP_AFTER + ".")
                : new Later(UNTIL_WRITTEN_DOWN, "The call is not written down yet.");
    }

    private Uni<String> spoken(Job job, PastCall call, long lead) {
        if (!CUT_OFF.contains(call.outcome())) {
            return Uni.createFrom().item(NOTHING);
        }
        var profile = profiles.current();
        var wording = Wording.in(call.language(), profile.company());
        return messages.speak(job.id(), wording.spoken(profile.agent()), wording.language())
                .onFailure(VoiceException.class)
                .transform(mute -> new Setback("No voice could say it; the log of the voices says why.", mute))
                .chain(() ->
                        ledger.made(new TeamId(job.team()), job.id(), call.id().toString(), lead))
                .replaceWith(MADE);
    }

    private Uni<String> noted(Job job, TeamId team, long lead) {
        var note = new CommunicationWanted(
                "voice_message",
                "ai",
                "The call was cut off. A message to the caller was spoken and is ready: /api/follow-ups/" + job.id()
                        + "/sound",
                List.of("follow-up"),
                Map.of("callId", job.key(), "followUpId", job.id().toString()));
        return desk.communicate(team, lead, note, "follow-up-" + job.id())
                .replaceWith(NOTHING)
                .onFailure(NotFoundException.class)
                .recoverWithItem(NOTHING);
    }
}
