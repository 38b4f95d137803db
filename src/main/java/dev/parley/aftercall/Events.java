package dev.parley.aftercall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.aftercall.webhook.WebhookKeys;
import dev.parley.jobs.Accepted;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final String OF_ANOTHER_LEAD = """
            select count(*) from call_events
            where recording = :recording and (lead_id <> :lead or team_id <> :team)""";
    private static final String INSERT = """
            insert into call_events
            (team_id, call_id, lead_id, agent_id, direction, started_at, ended_at, recording, job_id)
            values (:team, :call, :lead, cast(:agent as bigint), :direction, :started, :ended, :recording, :job)
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
    Uni<Accepted> accept(TeamId team, CallEnded event, Optional<WebhookKeys.Headers> delivery, byte[] body) {
        return teams.everywhere(() -> ofThisLead(team, event))
                .chain(() -> teams.within(team, () -> delivery.map(headers -> received(headers, body))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .chain(() -> jobs.accept(
                                new Work(KIND, event.callId(), "lead:" + event.leadId(), team.value(), written(event))))
                        .call(job -> job.isNew()
                                ? keep(team, event, job)
                                : Uni.createFrom().voidItem())));
    }

    /** A call of Parley's own, which has its recording and its words in the journal. */
    Uni<Accepted> accept(TeamId team, CallEnded event) {
        return teams.within(team, () -> jobs.accept(
                        new Work(KIND, event.callId(), "lead:" + event.leadId(), team.value(), written(event)))
                .call(job ->
                        job.isNew() ? keep(team, event, job) : Uni.createFrom().voidItem()));
    }

    /** A sender may try again with a new signature; the very same delivery, or another body, is somebody else's doing. */
    private static Uni<Void> received(WebhookKeys.Headers headers, byte[] body) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(OLD_RECEIPTS)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(RECEIPT)
                        .setParameter("id", headers.id())
                        .setParameter("sent", Long.parseLong(headers.timestamp()))
                        .setParameter("body", digest(body))
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

    private static Uni<Void> ofThisLead(TeamId team, CallEnded event) {
        if (event.recording().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OF_ANOTHER_LEAD, Long.class)
                        .setParameter("recording", digest(place(event)))
                        .setParameter("lead", event.leadId())
                        .setParameter("team", team.value())
                        .getSingleResult())
                .invoke(others -> {
                    if (others > 0) {
                        throw Faults.one("recordingUrl", "is the recording of another lead's call");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> keep(TeamId team, CallEnded event, Accepted job) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(INSERT)
                .setParameter("team", team.value())
                .setParameter("call", event.callId())
                .setParameter("lead", event.leadId())
                .setParameter("agent", event.agentId())
                .setParameter("direction", event.direction())
                .setParameter("started", event.startedAt())
                .setParameter("ended", event.endedAt())
                .setParameter("recording", event.recording().isEmpty() ? null : digest(place(event)))
                .setParameter("job", job.id())
                .executeUpdate());
    }

    /** An address without its query, in which signatures change while the recording is the same. */
    private static byte[] place(CallEnded event) {
        return event.recording().orElse("").replaceFirst("[?#].*", "").getBytes(StandardCharsets.UTF_8);
    }

    private String written(CallEnded event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written as JSON.", e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256; this one is broken.", e);
        }
    }
}
