package dev.parley.aftercall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Sha256;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.access.WrongInput;
import dev.parley.aftercall.recording.Place;
import dev.parley.aftercall.webhook.WebhookKeys;
import dev.parley.jobs.Accepted;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import java.util.List;
import java.util.Optional;

/** Accepts calls that ended: event, receipt and job are committed together. Thread-safe. */
@Singleton
class Events {
    static final String KIND = "call-ended";

    private static final String RECEIPT = """
            insert into webhook_receipts (webhook_id, sent_at, body) values (:id, :sent, :body)
            on conflict (webhook_id) do update set sent_at = excluded.sent_at
            where webhook_receipts.body = excluded.body and webhook_receipts.sent_at < excluded.sent_at""";
    private static final String OLD_RECEIPTS =
            "delete from webhook_receipts where received_at < now() - interval '7 days'";
    /** Two leads cannot claim one place at the same time. */
    private static final String ONE_AT_A_TIME = "select count(pg_advisory_xact_lock(hashtextextended(:place, 0)))";

    private static final String OF_ANOTHER_LEAD = """
            select count(*) from call_events
            where (recording = :place or transcript = :place) and (lead_id <> :lead or team_id <> :team)""";
    private static final String TOLD = "select call_id from call_events where call_id in (:calls)";
    private static final String INSERT = """
            insert into call_events
            (team_id, call_id, lead_id, agent_id, direction, started_at, ended_at, recording, transcript, job_id)
            values (:team, :call, :lead, cast(:agent as bigint), :direction, :started, :ended, cast(:recording as bytea),
                    cast(:transcript as bytea), :job)
            on conflict do nothing""";

    private final Teams teams;
    private final Jobs jobs;
    private final ObjectMapper json;

    Events(Teams teams, Jobs jobs, ObjectMapper json) {
        this.teams = teams;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Accepts an event.
     *
     * @param delivery the webhook that brought it; empty for a program that has a key
     * @param body as it came, by which a webhook is told from another one with its id
     */
    Uni<Accepted> accept(
            TeamId team, CallEnded event, Claim claim, Optional<WebhookKeys.Headers> delivery, byte[] body) {
        // every team's claims are looked at: each statement names the team itself
        return teams.everywhere(() -> ofThisLead(team, event, claim)
                .chain(() -> delivery.map(headers -> received(headers, body))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> kept(team, event, claim)));
    }

    /** A call of Parley's own, which has its recording and its words in the journal. */
    Uni<Accepted> accept(TeamId team, CallEnded event) {
        return teams.within(team, () -> kept(team, event, Claim.NOTHING));
    }

    /** Which of these calls nobody has told of. */
    Uni<List<String>> untold(TeamId team, List<String> calls) {
        return calls.isEmpty()
                ? Uni.createFrom().item(calls)
                : teams.within(team, () -> Panache.getSession()
                                .flatMap(session -> session.createNativeQuery(TOLD, String.class)
                                        .setParameter("calls", calls)
                                        .getResultList()))
                        .map(told -> calls.stream()
                                .filter(call -> !told.contains(call))
                                .toList());
    }

    private Uni<Accepted> kept(TeamId team, CallEnded event, Claim claim) {
        return jobs.accept(new Work(KIND, event.callId(), "lead:" + event.leadId(), team.value(), written(event)))
                .call(job -> job.isNew()
                        ? keep(team, event, claim, job)
                        : Uni.createFrom().voidItem());
    }

    /** A sender may try again with a new signature; the very same delivery, or another body, is somebody else's doing. */
    private static Uni<Void> received(WebhookKeys.Headers headers, byte[] body) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(OLD_RECEIPTS)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(RECEIPT)
                        .setParameter("id", headers.id())
                        .setParameter("sent", Long.parseLong(headers.timestamp()))
                        .setParameter("body", Sha256.of(body))
                        .executeUpdate())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new ClientErrorException(
                                "The webhook " + headers.id() + " was accepted already and is not accepted again.",
                                409);
                    }
                })
                .replaceWithVoid());
    }

    private static Uni<Void> ofThisLead(TeamId team, CallEnded event, Claim claim) {
        return ofThisLead("recordingUrl", team, event, claim.recording())
                .chain(() -> ofThisLead("transcriptUrl", team, event, claim.transcript()));
    }

    private static Uni<Void> ofThisLead(String field, TeamId team, CallEnded event, Optional<Place> claimed) {
        return claimed.map(place -> unclaimed(field, team, event, place))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> unclaimed(String field, TeamId team, CallEnded event, Place place) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(ONE_AT_A_TIME, Long.class)
                        .setParameter("place", place.text())
                        .getSingleResult())
                .flatMap(session -> session.createNativeQuery(OF_ANOTHER_LEAD, Long.class)
                        .setParameter("place", Sha256.of(place.text()))
                        .setParameter("lead", event.leadId())
                        .setParameter("team", team.value())
                        .getSingleResult())
                .invoke(others -> {
                    if (others > 0) {
                        throw new WrongInput(field, "is that of another lead's call");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> keep(TeamId team, CallEnded event, Claim claim, Accepted job) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(INSERT)
                .setParameter("team", team.value())
                .setParameter("call", event.callId())
                .setParameter("lead", event.leadId())
                .setParameter("agent", event.agentId())
                .setParameter("direction", event.direction())
                .setParameter("started", event.startedAt())
                .setParameter("ended", event.endedAt())
                .setParameter("recording", Claim.kept(claim.recording()))
                .setParameter("transcript", Claim.kept(claim.transcript()))
                .setParameter("job", job.id())
                .executeUpdate());
    }

    private String written(CallEnded event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written as JSON.", e);
        }
    }
}
