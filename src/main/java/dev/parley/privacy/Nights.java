package dev.parley.privacy;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;

/** Which nights' work is done, so that one process of several does it. Thread-safe. */
@Singleton
class Nights {
    /** Whoever begins it has it; what a process left undone is begun again after an hour. */
    private static final String BEGIN = """
            insert into nights (night, begun_at) values (:night, now())
            on conflict (night) do update set begun_at = now()
            where nights.done_at is null and nights.begun_at < now() - interval '1 hour'""";

    private static final String DONE =
            "update nights set done_at = now(), deleted = cast(cast(:deleted as text) as jsonb) where night = :night";

    private final Teams teams;

    Nights(Teams teams) {
        this.teams = teams;
    }

    /** @return whether it is ours to do */
    Uni<Boolean> begin(LocalDate night) {
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BEGIN)
                        .setParameter("night", night)
                        .executeUpdate())
                .map(rows -> rows == 1));
    }

    /** @param deleted how much, by kind */
    Uni<Void> done(LocalDate night, Map<String, Integer> deleted) {
        var counts = new JsonObject();
        deleted.forEach(counts::put);
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DONE)
                        .setParameter("deleted", counts.encode())
                        .setParameter("night", night)
                        .executeUpdate())
                .replaceWithVoid());
    }
}
