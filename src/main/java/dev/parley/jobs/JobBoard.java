package dev.parley.jobs;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A team's jobs as people look at them, and the button that gives a dead one another chance. Thread-safe. */
@Singleton
class JobBoard {
    private static final String REPLAY = """
            update jobs set state = 'waiting', attempts = 0, due_at = now(), finished_at = null
            where id = :id and state = 'dead'""";

    private final Teams teams;
    private final Bell bell;

    JobBoard(Teams teams, Bell bell) {
        this.teams = teams;
        this.bell = bell;
    }

    record Found(List<JobRow> rows, long total, Map<String, Long> counts) {}

    record Detail(JobRow job, List<StepRow> steps) {}

    /** Newest first. @param state and @param kind empty for all */
    Uni<Found> list(TeamId team, String state, String kind, Paging paging) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNamedQuery(JobRow.NEWEST, JobRow.class)
                        .setParameter("state", state)
                        .setParameter("kind", kind)
                        .setFirstResult(paging.page() * paging.size())
                        .setMaxResults(paging.size())
                        .getResultList()
                        .flatMap(rows -> session.createNamedQuery(JobRow.HOW_MANY, Long.class)
                                .setParameter("state", state)
                                .setParameter("kind", kind)
                                .getSingleResult()
                                .flatMap(total -> session.createNamedQuery(JobRow.BY_STATE, Object[].class)
                                        .getResultList()
                                        .map(counts -> new Found(rows, total, JobStore.counts(counts)))))));
    }

    Uni<Optional<Detail>> find(TeamId team, UUID id) {
        return teams.within(team, () -> JobRow.<JobRow>find("id", id)
                .firstResult()
                .flatMap(row -> row == null
                        ? Uni.createFrom().item(Optional.<Detail>empty())
                        : Panache.getSession()
                                .flatMap(session -> session.createNamedQuery(StepRow.OF_JOB, StepRow.class)
                                        .setParameter("job", id)
                                        .getResultList()
                                        .map(steps -> Optional.of(new Detail(row, steps))))));
    }

    /** Steps that are done stay done. @return false when the job is not a dead one of this team */
    Uni<Boolean> replay(TeamId team, UUID id) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(REPLAY)
                        .setParameter("id", id)
                        .executeUpdate()))
                .map(rows -> rows == 1)
                .invoke(again -> {
                    if (again) {
                        bell.ring(List.of(id));
                    }
                });
    }
}
