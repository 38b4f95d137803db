package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Leads in PostgreSQL. Each method sees one team only. */
@Singleton
class LeadStore {
    private final Teams teams;

    LeadStore(Teams teams) {
        this.teams = teams;
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
                .switchTo(() -> lead(told).flatMap(lead -> linked(lead, told))));
    }

    Uni<Optional<LeadRow>> byPhone(TeamId team, String phone) {
        return teams.within(team, () -> LeadRow.<LeadRow>find("#" + LeadRow.BY_PHONE, Parameters.with("phone", phone))
                        .firstResult())
                .map(Optional::ofNullable);
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

    Uni<Page> page(TeamId team, int page, int size) {
        return teams.within(team, () -> LeadRow.<LeadRow>find("#" + LeadRow.NEWEST)
                .page(page, size)
                .list()
                .flatMap(rows -> LeadRow.count("#" + LeadRow.HOW_MANY).map(total -> new Page(rows, total))));
    }

    /** A page of leads and how many there are in all. */
    record Page(List<LeadRow> rows, long total) {}

    private static Uni<LeadRow> lead(Told told) {
        if (told.phone().isEmpty()) {
            return fresh(told).persist();
        }
        return LeadRow.<LeadRow>find("#" + LeadRow.BY_PHONE, Parameters.with("phone", told.phone()))
                .firstResult()
                .onItem()
                .ifNotNull()
                .invoke(known -> update(known, told))
                .onItem()
                .ifNull()
                .switchTo(() -> fresh(told).persist());
    }

    private static Uni<Long> linked(LeadRow lead, Told told) {
        var link = new LeadCallRow();
        link.callId = told.call();
        link.leadId = Objects.requireNonNull(lead.id, "a stored lead has an id");
        link.endedAt = told.at();
        return link.persist().replaceWith(link.leadId);
    }

    private static LeadRow fresh(Told told) {
        var lead = new LeadRow();
        lead.phone = told.phone();
        lead.name = "";
        lead.source = "phone_call";
        lead.stage = Stage.NEW.text();
        lead.slots = Map.of();
        lead.createdAt = told.at();
        update(lead, told);
        return lead;
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
