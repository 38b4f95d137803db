package dev.parley.jobs;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Jobs in PostgreSQL. Each method needs a transaction. */
@Singleton
class JobStore {
    /** A row that was there before comes back with the id of the transaction that touched it, a new one without. */
    private static final String INSERT = """
            insert into jobs (team_id, kind, key, lane, body) values (:team, :kind, :key, :lane, :body)
            on conflict (team_id, kind, key) do update set key = excluded.key
            returning id, xmax = 0""";

    Uni<Accepted> insert(Work work) {
        return Panache.getSession().flatMap(session -> insert(session, work));
    }

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
}
