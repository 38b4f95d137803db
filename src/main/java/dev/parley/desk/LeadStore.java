package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Leads in PostgreSQL. Each method sees one team only. */
@Singleton
class LeadStore {
    private static final int TRIES_AGAIN = 3;

    private final Teams teams;
    private final Phones phones;

    LeadStore(Teams teams, Phones phones) {
        this.teams = teams;
        this.phones = phones;
    }

    /**
     * Works a call into the lead of its phone number, or into a new one. The same call twice is the same as once.
     *
     * @return the lead's id
     */
    Uni<Long> keep(TeamId team, Told told) {
        return teams.within(team, () -> LeadCallRow.<LeadCallRow>findById(told.call())
                        .onItem()
                        .ifNotNull()
                        .transform(known -> known.leadId)
                        .onItem()
                        .ifNull()
                        .switchTo(() -> lead(told).flatMap(lead -> linked(lead, told))))
                .onFailure(Once::somebodyWasQuicker)
                .retry()
                .atMost(TRIES_AGAIN);
    }

    Uni<Optional<LeadRow>> byPhone(TeamId team, String phone) {
        return teams.within(team, () -> known(phone));
    }

    Uni<Optional<LeadRow>> find(TeamId team, long id) {
        return teams.within(team, () -> LeadRow.<LeadRow>findById(id)).map(Optional::ofNullable);
    }

    Uni<List<UUID>> calls(TeamId team, long lead) {
        return teams.within(
                        team,
                        () -> LeadCallRow.<LeadCallRow>list("#" + LeadCallRow.OF_LEAD, Parameters.with("lead", lead)))
                .map(rows -> rows.stream().map(row -> row.callId).toList());
    }

    private Uni<LeadRow> lead(Told told) {
        return told.phone().isEmpty() ? fresh(told) : known(told.phone()).flatMap(known -> worked(known, told));
    }

    private Uni<LeadRow> worked(Optional<LeadRow> known, Told told) {
        return known.map(lead -> History.change(lead, by(told), told.at(), row -> update(row, told)))
                .orElseGet(() -> fresh(told));
    }

    /** By the number in its one form; leads of old may have it as it was dialled. */
    private Uni<Optional<LeadRow>> known(String phone) {
        return LeadRow.<LeadRow>find(
                        "#" + LeadRow.BY_PHONE,
                        Parameters.with("phone", phones.normal(phone)).and("given", phone))
                .firstResult()
                .map(Optional::ofNullable);
    }

    private static Uni<Long> linked(LeadRow lead, Told told) {
        var link = new LeadCallRow();
        link.callId = told.call();
        link.leadId = lead.number();
        link.endedAt = told.at();
        return link.persist().replaceWith(link.leadId);
    }

    private Uni<LeadRow> fresh(Told told) {
        var lead = new LeadRow();
        lead.phone = phones.normal(told.phone());
        lead.name = "";
        lead.source = "phone_call";
        lead.stage = Stage.NEW.text();
        lead.slots = Map.of();
        update(lead, told);
        return History.add(lead, by(told), told.at());
    }

    private static By by(Told told) {
        return By.call(told.call().toString());
    }

    private static void update(LeadRow lead, Told told) {
        lead.stage = Stage.after(lead.stage, told.outcome());
        lead.qualified = lead.qualified || lead.stage.equals(Stage.QUALIFIED.text());
        lead.name = told.name().isEmpty() ? lead.name : told.name();
        var slots = new HashMap<>(lead.slots);
        slots.putAll(told.slots());
        lead.slots = slots;
        lead.updatedAt = told.at();
        lead.lastCallId = told.call();
    }
}
