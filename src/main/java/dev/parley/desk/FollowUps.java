package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** When to come back to opportunities; keeps each one's next follow-up up to date. */
@Singleton
class FollowUps {
    private final Teams teams;
    private final Once once;

    FollowUps(Teams teams, Once once) {
        this.teams = teams;
        this.once = once;
    }

    Uni<List<FollowUp>> of(TeamId team, long opportunity) {
        return teams.within(team, () -> opportunity(opportunity)
                .chain(() -> listed(FollowUpRow.OF_OPPORTUNITY, opportunity))
                .map(found -> found.stream().map(FollowUp::of).toList()));
    }

    Uni<String> add(By by, long opportunity, FollowUpWanted wanted, Optional<String> key) {
        return once.once(by.team(), key, List.of("POST follow-up", opportunity, wanted), () -> opportunity(opportunity)
                .flatMap(sale -> History.add(row(sale, wanted), by).call(() -> next(sale, by)))
                .map(FollowUps::done));
    }

    Uni<String> finish(By by, long opportunity, long id, Optional<String> key) {
        return once.once(by.team(), key, List.of("POST done", opportunity, id), () -> opportunity(opportunity)
                .flatMap(sale -> Rows.one(FollowUpRow.class, "follow-up", id)
                        .invoke(row -> belongs(row, opportunity))
                        .flatMap(row -> History.change(row, by, one -> one.done = true))
                        .call(() -> next(sale, by))
                        .map(FollowUps::done)));
    }

    private static Uni<OpportunityRow> opportunity(long id) {
        return Rows.one(OpportunityRow.class, "opportunity", id);
    }

    private static void belongs(FollowUpRow row, long opportunity) {
        if (row.opportunityId != opportunity) {
            throw Refusals.noSuch("follow-up", row.number());
        }
    }

    private static Uni<OpportunityRow> next(OpportunityRow sale, By by) {
        return listed(FollowUpRow.NEXT, sale.number())
                .flatMap(open -> History.change(
                        sale, by, row -> row.nextFollowUpAt = open.isEmpty() ? null : open.getFirst().dueAt));
    }

    private static Uni<List<FollowUpRow>> listed(String query, long opportunity) {
        return Panache.getSession().flatMap(session -> session.createNamedQuery(query, FollowUpRow.class)
                .setParameter("opportunity", opportunity)
                .getResultList());
    }

    private static FollowUpRow row(OpportunityRow sale, FollowUpWanted wanted) {
        var row = new FollowUpRow();
        row.leadId = sale.leadId;
        row.opportunityId = sale.number();
        row.dueAt = wanted.dueAt().truncatedTo(ChronoUnit.MICROS);
        row.channel = Words.clean(wanted.channel());
        row.note = wanted.note() == null ? "" : Words.clean(wanted.note());
        return row;
    }

    private static Once.Done done(FollowUpRow row) {
        return new Once.Done(row.leadId, FollowUp.of(row));
    }
}
