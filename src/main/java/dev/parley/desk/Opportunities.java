package dev.parley.desk;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sales that may come of leads, and when to come back to them. */
@Singleton
class Opportunities {
    private static final String THING = "opportunity";
    private static final int CENTS = 2;

    private final Teams teams;
    private final Once once;
    private final String currency;

    Opportunities(Teams teams, Once once, DeskConfig config) {
        this.teams = teams;
        this.once = once;
        currency = config.currency().getCurrencyCode();
    }

    /** @param lead 0 for all; {@code dueBefore} leaves out those without a follow-up by then */
    Uni<Rows.Page<Opportunity>> page(
            TeamId team, long lead, String status, Optional<Instant> dueBefore, Paging paging) {
        var with = Map.of(
                "lead", lead, "status", status, "any", dueBefore.isEmpty(), "due", dueBefore.orElse(Instant.EPOCH));
        return teams.within(
                        team,
                        () -> Rows.page(
                                OpportunityRow.class, OpportunityRow.WANTED, OpportunityRow.HOW_MANY, with, paging))
                .map(found -> found.map(Opportunity::of));
    }

    Uni<Opportunity> one(TeamId team, long id) {
        return teams.within(team, () -> Rows.one(OpportunityRow.class, THING, id))
                .map(Opportunity::of);
    }

    Uni<String> add(By by, OpportunityWanted wanted, Optional<String> key) {
        var id = Objects.requireNonNull(wanted.leadId(), "validated before");
        return once.once(by.team(), key, List.of("POST opportunity", wanted), () -> Rows.lead(id)
                .invoke(lead -> Rights.works(by, lead))
                .call(() -> People.known(wanted.assignedAgentId()))
                .flatMap(lead -> History.add(row(lead, wanted), by))
                .map(Opportunities::done));
    }

    /** Hands a qualified lead to sales: who is to sell gets it, with an opportunity to work on. */
    Uni<String> transfer(By by, long id, Transfer transfer, Optional<String> key) {
        var why = by.because(Optional.ofNullable(transfer.why()));
        return once.once(by.team(), key, List.of("POST transfer", id, transfer), () -> Rows.lead(id)
                .invoke(Opportunities::transferable)
                .call(() -> People.known(transfer.assignedAgentId()))
                .call(lead -> History.change(
                        lead, why, row -> row.ownerId = People.assigned(transfer.assignedAgentId(), row.ownerId)))
                .flatMap(lead -> History.add(row(lead, wanted(lead, transfer)), why))
                .map(Opportunities::done));
    }

    Uni<String> change(By by, long id, OpportunityChange change, Optional<String> key) {
        return changed(
                by,
                id,
                change.version(),
                change.why(),
                key,
                List.of("PUT opportunity", id, change),
                row -> {
                    row.title = change.title() == null ? row.title : Words.clean(change.title());
                    row.expectedAmount =
                            change.expectedAmount() == null ? row.expectedAmount : cents(change.expectedAmount());
                    row.currency = change.currency() == null ? row.currency : change.currency();
                    row.ownerId = People.assigned(change.assignedAgentId(), row.ownerId);
                },
                change.assignedAgentId());
    }

    Uni<String> status(By by, long id, StatusChange change, Optional<String> key) {
        return changed(
                by,
                id,
                change.version(),
                change.why(),
                key,
                List.of("PUT status", id, change),
                row -> row.status = change.status(),
                null);
    }

    private Uni<String> changed(
            By by,
            long id,
            @Nullable Integer version,
            @Nullable String why,
            Optional<String> key,
            Object request,
            Consumer<OpportunityRow> change,
            @Nullable Long assigned) {
        return once.once(by.team(), key, request, () -> Rows.one(OpportunityRow.class, THING, id)
                .invoke(row -> Refusals.unlessUnchanged(row, row.version, version))
                .call(row -> Rows.lead(row.leadId).invoke(lead -> Rights.works(by, lead)))
                .call(() -> People.known(assigned))
                .flatMap(row -> History.change(row, by.because(Optional.ofNullable(why)), change))
                .map(Opportunities::done));
    }

    private static void transferable(LeadRow lead) {
        if (!lead.stage.equals(Stage.QUALIFIED.text())) {
            throw Refusals.impossible("Only a qualified lead is transferred to sales; lead %d is %s."
                    .formatted(lead.number(), lead.stage));
        }
    }

    private static OpportunityWanted wanted(LeadRow lead, Transfer transfer) {
        var called = lead.name.isEmpty() ? "Lead " + lead.number() : lead.name;
        var title = transfer.title() == null || transfer.title().isBlank() ? called : transfer.title();
        return new OpportunityWanted(
                lead.number(), title, transfer.expectedAmount(), transfer.currency(), transfer.assignedAgentId());
    }

    private OpportunityRow row(LeadRow lead, OpportunityWanted wanted) {
        var row = new OpportunityRow();
        row.leadId = lead.number();
        row.title = Words.clean(wanted.title());
        row.expectedAmount = wanted.expectedAmount() == null ? null : cents(wanted.expectedAmount());
        row.currency = wanted.currency() == null ? currency : wanted.currency();
        row.status = "open";
        row.ownerId = People.assigned(wanted.assignedAgentId(), lead.ownerId);
        return row;
    }

    /** As PostgreSQL keeps it, so that the same amount is no change. */
    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP);
    }

    private static Once.Done done(OpportunityRow row) {
        return new Once.Done(row.leadId, Opportunity.of(row));
    }
}
