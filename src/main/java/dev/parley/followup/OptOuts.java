package dev.parley.followup;

import dev.parley.access.Actor;
import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Who wants nothing sent to them, in PostgreSQL. Thread-safe. */
@Singleton
class OptOuts {
    /** Who was first to say so, and why, stays. */
    private static final String ADD = """
            insert into opt_outs (team_id, address, reason, added_by, created_at)
            values (:team, :address, :reason, :who, now())
            on conflict (team_id, address) do nothing""";

    private static final String REMOVE = "delete from opt_outs where id = :id";

    private final Teams teams;

    OptOuts(Teams teams) {
        this.teams = teams;
    }

    /** A page and how many there are in all. */
    record Page(List<OptOutRow> rows, long total) {}

    /** @param isNew false when it was there before */
    record Added(OptOutRow row, boolean isNew) {}

    Uni<Page> page(TeamId team, Paging paging) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNamedQuery(OptOutRow.NEWEST, OptOutRow.class)
                        .setFirstResult(paging.page() * paging.size())
                        .setMaxResults(paging.size())
                        .getResultList()
                        .flatMap(rows -> session.createNamedQuery(OptOutRow.HOW_MANY, Long.class)
                                .getSingleResult()
                                .map(total -> new Page(rows, total)))));
    }

    Uni<Added> add(Actor actor, String address, String reason) {
        return teams.within(actor.team(), () -> Panache.getSession().flatMap(session -> session.createNativeQuery(ADD)
                .setParameter("team", actor.team().value())
                .setParameter("address", address)
                .setParameter("reason", reason.replace("\0", ""))
                .setParameter("who", actor.reference())
                .executeUpdate()
                .flatMap(rows -> session.createNamedQuery(OptOutRow.BY_ADDRESS, OptOutRow.class)
                        .setParameter("address", address)
                        .getSingleResult()
                        .map(row -> new Added(row, rows == 1)))));
    }

    /** @return false when the team has none of that id */
    Uni<Boolean> remove(TeamId team, long id) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(REMOVE)
                        .setParameter("id", id)
                        .executeUpdate()))
                .map(rows -> rows == 1);
    }
}
