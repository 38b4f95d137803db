package dev.parley.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one place where database work is scoped. Each piece is a transaction on a Vert.x context of its own. In front
 * stands Hibernate's filter {@value #FILTER}, which every entity of a team carries and which adds the team to each
 * query; behind it PostgreSQL's row-level security, which lets native SQL and forgotten filters see that team's rows
 * only (V5__access.sql). Work that comes through neither method sees no row of any team. Thread-safe; results arrive
 * on the context of whoever subscribes. Work that is cancelled runs to its end all the same, and nobody is told.
 */
@Singleton
public final class Teams {
    /** For {@code @Filter(name = Teams.FILTER, condition = Teams.OWN)} on an entity whose table has a team. */
    public static final String FILTER = "team";

    public static final String OWN = "team_id = :team";

    private static final String EVERY = "every";
    private static final String SETTING = "select set_config('parley.team', :team, true)";

    private final Contexts contexts;

    Teams(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Work for one team: it sees, changes and adds that team's rows and no others. */
    public <T> Uni<T> within(TeamId team, Supplier<Uni<T>> work) {
        return transaction(Long.toString(team.value()), session -> {
            session.enableFilter(FILTER).setParameter("team", team.value());
            return work.get();
        });
    }

    /** Work that serves all teams: workers, retention. New rows name their team, or are the first one's. */
    public <T> Uni<T> everywhere(Supplier<Uni<T>> work) {
        return transaction(EVERY, session -> work.get());
    }

    private interface Work<T> {
        Uni<T> on(Mutiny.Session session);
    }

    private <T> Uni<T> transaction(String seen, Work<T> work) {
        return contexts.asideAndBack(() -> leftAlone(Panache.withTransaction(
                () -> Panache.getSession().flatMap(session -> session.createNativeQuery(SETTING, String.class)
                        .setParameter("team", seen)
                        .getSingleResult()
                        .flatMap(set -> work.on(session))))));
    }

    /** A session that is torn down while it works confuses its store. */
    private static <T> Uni<T> leftAlone(Uni<T> transaction) {
        return Uni.createFrom().emitter(result -> transaction.subscribe().with(result::complete, result::fail));
    }
}
