package dev.parley.followup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.Teams;
import dev.parley.privacy.Ask;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Kind;
import dev.parley.privacy.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Follow-ups hold addresses, their jobs names too. An opt-out goes with the rest: whoever is forgotten cannot be known
 * again, and nothing is left that could be sent. Spoken messages name nobody.
 */
@Singleton
class FollowUpsHeld implements Holding {
    private static final String THEIRS =
            "sent_follow_ups where call_id = any({calls}) or id = any({jobs}) or {figures of address} = {digits}";
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "optOuts",
                    "opt_outs where {figures of address} = {digits} or address in (select address from " + THEIRS
                            + ")"),
            new Kind("sentFollowUps", THEIRS));
    /** What was not sent has a job only. */
    private static final String JOBS = """
            select cast(id as text) from jobs
            where case kind when 'follow-up' then cast(body as json) ->> 'callId' end = any({calls})
               or kind = 'follow-up-spoken' and key = any({calls})""";

    private static final String OLD =
            "update sent_follow_ups set address = '', detail = '' where at < :before and address <> ''";

    private final Teams teams;

    FollowUpsHeld(Teams teams) {
        this.teams = teams;
    }

    @Override
    public String room() {
        return "followup";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        return Ask.texts(trace, JOBS).map(trace::withJobs);
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Kind.delete(KINDS, trace);
    }

    /** That something was sent, and when, stays; so do opt-outs, which have no date. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OLD)
                        .setParameter("before", before)
                        .executeUpdate())
                .map(rows -> Map.of("sentFollowUps", rows)));
    }
}
