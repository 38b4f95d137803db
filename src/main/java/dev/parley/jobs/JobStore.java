package dev.parley.jobs;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The life of a job in PostgreSQL: accepted, taken, held, stepped on, ended. All times are PostgreSQL's, so that the
 * clocks of the processes do not matter. Thread-safe.
 */
@Singleton
class JobStore {
    /**
     * A row that was there before comes back with the id of the transaction that touched it, a new one without. One that
     * was given up is replayed: whoever asks again wants it done.
     */
    private static final String INSERT = """
            insert into jobs (team_id, kind, key, lane, body) values (:team, :kind, :key, :lane, :body)
            on conflict (team_id, kind, key) do update
            set state = case jobs.state when 'dead' then 'waiting' else jobs.state end,
                attempts = case jobs.state when 'dead' then 0 else jobs.attempts end,
                due_at = case jobs.state when 'dead' then now() else jobs.due_at end,
                finished_at = case jobs.state when 'dead' then null else jobs.finished_at end
            returning id, xmax = 0""";

    /**
     * What waits and is the first of its lane, with nothing of the lane in work; or what a dead worker has left. Picked
     * once and then changed: as a subquery of the update it may run again for each row, and then takes beyond its limit.
     */
    private static final String TAKE = """
            with picked as materialized (
                select id from jobs job
                where kind in (:kinds) %s
                  and (state = 'waiting' and due_at <= now()
                          and not exists (
                              select from jobs other
                              where other.team_id = job.team_id and other.lane = job.lane and other.state = 'working')
                          and not exists (
                              select from jobs other
                              where other.team_id = job.team_id and other.lane = job.lane
                                and other.state = 'waiting' and other.position < job.position)
                       or state = 'working' and lease_until < now())
                order by position limit :most
                for update skip locked)
            update jobs
            set state = 'working', takes = takes + 1, holder = :pod, lease_until = now() + :lease * interval '1 second',
                attempts = attempts + case state when 'working' then 1 else 0 end
            from picked
            where jobs.id = picked.id
            returning jobs.id, team_id, kind, key, lane, body, attempts, takes,
                      cast(extract(epoch from accepted_at) * 1000 as bigint)""";

    private static final String TAKE_ANY = TAKE.formatted("");
    private static final String TAKE_THESE = TAKE.formatted("and id in (:ids)");

    private static final String RENEW = """
            update jobs set lease_until = now() + :lease * interval '1 second'
            where id in (:ids) and holder = :pod and state = 'working'
            returning id""";

    private static final String HELD = "id = :id and takes = :take and state = 'working'";

    private static final String STEP = """
            with held as (
                update jobs set lease_until = now() + :lease * interval '1 second' where %s returning id)
            insert into job_steps (job_id, name, number, result) select id, :name, :number, :result from held
            on conflict (job_id, name) do update set result = excluded.result""".formatted(HELD);

    /** Gives the job of the same lane that can now begin, if one waits. */
    private static final String END = """
            with over as (
                update jobs
                set state = :state, attempts = attempts + :failures, finished_at = now(), holder = '',
                    lease_until = null, last_error = case :error when '' then last_error else :error end
                where %s
                returning team_id, lane)
            select cast((select job.id from jobs job
                         where job.team_id = over.team_id and job.lane = over.lane and job.state = 'waiting'
                           and job.due_at <= now()
                         order by job.position limit 1) as text)
            from over""".formatted(HELD);

    private static final String PUT_BACK = """
            update jobs
            set state = 'waiting', attempts = attempts + :failures, due_at = now() + :pause * interval '1 second',
                holder = '', lease_until = null, last_error = :error
            where %s""".formatted(HELD);

    private final Teams teams;

    JobStore(Teams teams) {
        this.teams = teams;
    }

    Uni<Accepted> insert(Work work) {
        return everywhere(session -> insert(session, work));
    }

    /** In the transaction of that session. */
    Uni<Accepted> insert(Mutiny.Session session, Work work) {
        return session.createNativeQuery(INSERT, Object[].class)
                .setParameter("team", work.team())
                .setParameter("kind", work.kind())
                .setParameter("key", work.key())
                .setParameter("lane", work.standsIn())
                .setParameter("body", work.body())
                .getSingleResult()
                .map(row -> new Accepted((UUID) row[0], (Boolean) row[1]));
    }

    /** Which of these can be done: what a transaction adds, or replays, is seen when it has committed. */
    Uni<List<UUID>> committed(Collection<UUID> ids) {
        return everywhere(session -> session.createNativeQuery(
                        "select id from jobs where id in (:ids) and state <> 'dead'", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Takes whatever is due. */
    Uni<List<Taken>> take(Holder holder, int most) {
        return everywhere(session -> taken(session.createNativeQuery(TAKE_ANY, Object[].class), holder, most));
    }

    /** Takes those of these jobs that can be begun. */
    Uni<List<Taken>> take(Holder holder, Set<UUID> ids) {
        return everywhere(session -> taken(
                session.createNativeQuery(TAKE_THESE, Object[].class).setParameter("ids", ids), holder, ids.size()));
    }

    /** @return those that are still held */
    Uni<List<UUID>> renew(Holder holder, Collection<UUID> ids) {
        return everywhere(session -> session.createNativeQuery(RENEW, UUID.class)
                .setParameter("ids", ids)
                .setParameter("pod", holder.pod())
                .setParameter("lease", seconds(holder.lease()))
                .getResultList());
    }

    /** The results of steps that are done, by name. */
    Uni<Map<String, String>> steps(UUID job) {
        return everywhere(session -> session.createNamedQuery(StepRow.OF_JOB, StepRow.class)
                        .setParameter("job", job)
                        .getResultList())
                .map(rows -> {
                    var results = new HashMap<String, String>();
                    rows.forEach(row -> results.put(row.name, row.result));
                    return results;
                });
    }

    /** Keeps the result of a step; fails with {@link TakenOver} when the job is no longer held. */
    Uni<Void> step(Taken job, Duration lease, int number, String name, String result) {
        return everywhere((Mutiny.Session session) -> heldBy(session.createNativeQuery(STEP), job)
                .setParameter("lease", seconds(lease))
                .setParameter("name", name)
                .setParameter("number", number)
                .setParameter("result", result)
                .executeUpdate()
                .invoke(rows -> mustBeHeld(rows, job))
                .replaceWithVoid());
    }

    /** @return the next of the lane, if it can begin now */
    Uni<Optional<UUID>> done(Taken job) {
        return end(job, "done", 0, "");
    }

    /** @return the next of the lane, if it can begin now */
    Uni<Optional<UUID>> bury(Taken job, int failures, String error) {
        return end(job, "dead", failures, error);
    }

    /** @param failures 1 when this try counts as one, else 0 */
    Uni<Void> putBack(Taken job, Duration pause, int failures, String error) {
        return everywhere((Mutiny.Session session) -> heldBy(session.createNativeQuery(PUT_BACK), job)
                .setParameter("failures", failures)
                .setParameter("pause", seconds(pause))
                .setParameter("error", error)
                .executeUpdate()
                .invoke(rows -> mustBeHeld(rows, job))
                .replaceWithVoid());
    }

    /** How many jobs there are, by state; those that are done are not counted, as they are kept for long. */
    Uni<Map<String, Long>> open() {
        return everywhere(session -> session.createNativeQuery(
                                "select state, count(*) from jobs where state <> 'done' group by state", Object[].class)
                        .getResultList())
                .map(JobStore::counts);
    }

    static Map<String, Long> counts(List<Object[]> rows) {
        var counts = new HashMap<>(Map.of("waiting", 0L, "working", 0L, "dead", 0L, "done", 0L));
        rows.forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    private Uni<Optional<UUID>> end(Taken job, String state, int failures, String error) {
        return everywhere(session -> held(session.createNativeQuery(END, String.class), job)
                .setParameter("state", state)
                .setParameter("failures", failures)
                .setParameter("error", error)
                .getResultList()
                .invoke(rows -> mustBeHeld(rows.size(), job))
                .map(rows -> Optional.ofNullable(rows.getFirst()).map(UUID::fromString)));
    }

    private static Uni<List<Taken>> taken(Mutiny.SelectionQuery<Object[]> query, Holder holder, int most) {
        return query.setParameter("pod", holder.pod())
                .setParameter("lease", seconds(holder.lease()))
                .setParameter("kinds", holder.kinds())
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(JobStore::taken).toList());
    }

    private static Taken taken(Object[] row) {
        return new Taken(
                (UUID) row[0],
                (Long) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Integer) row[6],
                (Integer) row[7],
                Instant.ofEpochMilli((Long) row[8]));
    }

    private static <T> Mutiny.SelectionQuery<T> held(Mutiny.SelectionQuery<T> query, Taken job) {
        return query.setParameter("id", job.id()).setParameter("take", job.take());
    }

    private static Mutiny.MutationQuery heldBy(Mutiny.MutationQuery query, Taken job) {
        return query.setParameter("id", job.id()).setParameter("take", job.take());
    }

    private static void mustBeHeld(int rows, Taken job) {
        if (rows == 0) {
            throw new TakenOver(job.id());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private interface Query<T> {
        Uni<T> on(Mutiny.Session session);
    }

    private <T> Uni<T> everywhere(Query<T> query) {
        return teams.everywhere(() -> Panache.getSession().flatMap(query::on));
    }
}
