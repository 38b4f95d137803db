package dev.parley.followup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.Teams;
import dev.parley.privacy.Ask;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Kind;
import dev.parley.privacy.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Follow-ups hold addresses, their jobs names too. An opt-out goes with the rest: whoever is forgotten cannot be known
 * again, and nothing is left that could be sent. Spoken messages name nobody; each lies on the disk of the
 * process that made it as long as its row is there.
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

    private static final String OLD_SPOKEN = "delete from sent_follow_ups where channel = 'spoken' and at < :before";
    private static final String KNOWN = "select cast(id as text) from sent_follow_ups where id in (:ids)";

    private final Teams teams;
    private final Messages messages;

    FollowUpsHeld(Teams teams, Messages messages) {
        this.teams = teams;
        this.messages = messages;
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
        return teams.everywhere(() -> old(OLD_SPOKEN, before)
                .chain(spoken -> old(OLD, before).map(sent -> Map.of("sentFollowUps", sent + spoken))));
    }

    @Override
    public Uni<Map<String, Integer>> sweep() {
        return onDisk(messages::settled)
                .chain(there -> there.isEmpty() ? Uni.createFrom().item(Set.<UUID>of()) : withoutRow(there))
                .chain(gone -> onDisk(() -> {
                    messages.forget(gone);
                    return Map.of("messages", gone.size());
                }));
    }

    private Uni<Set<UUID>> withoutRow(Set<UUID> there) {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(KNOWN, String.class)
                                .setParameter("ids", there)
                                .getResultList()))
                .map(known -> there.stream()
                        .filter(id -> !known.contains(id.toString()))
                        .collect(Collectors.toSet()));
    }

    private static Uni<Integer> old(String sql, Instant before) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(sql)
                .setParameter("before", before)
                .executeUpdate());
    }

    private static <T> Uni<T> onDisk(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
