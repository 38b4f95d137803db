package dev.parley.usage;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uses of models in PostgreSQL. */
@Singleton
class UsageStore {
    private final Teams teams;

    UsageStore(Teams teams) {
        this.teams = teams;
    }

    /** The same row twice is the same as once. */
    Uni<Void> keep(TeamId team, UseRow row) {
        return teams.within(team, () -> UseRow.<UseRow>findById(row.id)
                .onItem()
                .ifNull()
                .switchTo(row::persist)
                .replaceWithVoid());
    }

    /** What was used from the start on and before the end, by purpose and model. */
    Uni<List<UsageTotal>> totals(TeamId team, Instant start, Instant end) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNamedQuery(UseRow.TOTALS, Object[].class)
                        .setParameter("start", start)
                        .setParameter("end", end)
                        .getResultList())
                .map(rows -> rows.stream().map(UsageStore::total).toList()));
    }

    private static UsageTotal total(Object[] row) {
        return new UsageTotal(
                (String) row[0],
                (String) row[1],
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                Optional.ofNullable((BigDecimal) row[6]).orElse(BigDecimal.ZERO).stripTrailingZeros(),
                number(row[7]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
