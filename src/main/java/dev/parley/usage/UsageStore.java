package dev.parley.usage;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Uses of models in PostgreSQL. */
@Singleton
class UsageStore {
    private static final String SPENT = """
            select team_id,
                   coalesce(sum(prompt_tokens + reply_tokens) filter (where at >= :day), 0),
                   coalesce(sum(cost) filter (where at >= :day), 0),
                   coalesce(sum(prompt_tokens + reply_tokens), 0),
                   coalesce(sum(cost), 0)
            from model_uses where at >= :month and at < :until
            group by team_id""";

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

    /** What teams have used in a day and in a month, up to and without that moment. */
    Uni<Map<Long, Spent>> spent(Instant day, Instant month, Instant until) {
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SPENT, Object[].class)
                        .setParameter("day", day)
                        .setParameter("month", month)
                        .setParameter("until", until)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> number(row[0]), UsageStore::spent))));
    }

    private static Spent spent(Object[] row) {
        return new Spent(amount(row[1], row[2]), amount(row[3], row[4]));
    }

    private static Spent.Amount amount(Object tokens, Object cost) {
        return new Spent.Amount(BigDecimal.valueOf(number(tokens)), (BigDecimal) cost);
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
