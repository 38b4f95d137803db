package dev.parley.jobs;

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
import java.util.Optional;

/** Jobs hold what they were told and what their steps came to: addresses, transcripts, analyses. */
@Singleton
class JobsHeld implements Holding {
    /** The key of what a call has set off is the call's id, or begins with it. */
    private static final String THEIRS = theirs("");
    /** That a number stands in a job, as an agent's may in the name of a recording, makes it nobody's call. */
    private static final String TRACED = theirs(" and mention <> {digits}");

    /** Locked: what is not in work now is not taken until the transaction ends. */
    private static final String IN_WORK = "select state from jobs where " + THEIRS + " order by id for update";

    private static final List<Kind> KINDS = List.of(
            new Kind("jobSteps", "job_steps where job_id in (select id from jobs where " + THEIRS + ")"),
            new Kind("jobs", "jobs where " + THEIRS));
    /** A job itself stays: by it a call that is told of again is known, and whose its recording is. */
    private static final String OLD = """
            update jobs set body = '{}', state = case state when 'waiting' then 'dead' else state end,
                last_error = case state when 'waiting' then 'What it was told has reached its date.' else last_error end
            where accepted_at < :before and state <> 'working' and body <> '{}'""";

    private static final String OLD_STEPS = """
            delete from job_steps where job_id in
                (select id from jobs where accepted_at < :before and state <> 'working' and body <> '{}')""";

    private final Teams teams;

    JobsHeld(Teams teams) {
        this.teams = teams;
    }

    @Override
    public String room() {
        return "jobs";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        return Ask.texts(trace, "select cast(id as text) from jobs where " + TRACED)
                .map(trace::withJobs);
    }

    @Override
    public Uni<Optional<String>> hindrance(Trace trace) {
        return Ask.texts(trace, IN_WORK)
                .map(states -> states.contains("working")
                        ? Optional.of("A call of this number is being worked on just now. Ask again in a minute.")
                        : Optional.empty());
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Kind.delete(KINDS, trace);
    }

    /** Whatever their state: a job that has waited for so long waits for something that will not come. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(
                () -> old(OLD_STEPS, before).chain(() -> old(OLD, before)).map(rows -> Map.of("jobs", rows)));
    }

    private static String theirs(String mentions) {
        return "(id = any({jobs}) or lane = any({lanes}) or split_part(key, ' ', 1) = any({calls})"
                + " or exists (select from unnest({mentions}) as mention"
                + " where body ~ ('(^|[^0-9])(00)?' || mention || '([^0-9]|$)')" + mentions + "))";
    }

    private static Uni<Integer> old(String sql, Instant before) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(sql)
                .setParameter("before", before)
                .executeUpdate());
    }
}
