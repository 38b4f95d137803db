package dev.parley.desk;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads as people and programs enter, change and list them. */
@Singleton
class Leads {
    private final Teams teams;
    private final Once once;
    private final Phones phones;

    Leads(Teams teams, Once once, Phones phones) {
        this.teams = teams;
        this.once = once;
        this.phones = phones;
    }

    Uni<Rows.Page<LeadSummary>> page(TeamId team, LeadFilter filter, Paging paging) {
        return teams.within(team, () -> new LeadSearch(team, filter, phones)
                .page(paging.page() * paging.size(), paging.size())
                .map(found -> found.map(LeadSummary::of)));
    }

    Uni<Rows.Page<Change>> history(TeamId team, long lead, Paging paging) {
        return teams.within(team, () -> Rows.lead(lead)
                .chain(() ->
                        Rows.page(ChangeRow.class, ChangeRow.OF_LEAD, ChangeRow.HOW_MANY, Map.of("lead", lead), paging))
                .map(found -> found.map(Change::of)));
    }

    Uni<Calibration> calibration(TeamId team) {
        return teams.within(team, Sales::scored).map(Calibration::of);
    }

    Uni<String> enter(By by, LeadWanted wanted, Optional<String> key) {
        return once.once(by.team(), key, List.of("POST lead", wanted), () -> {
            var lead = new LeadRow();
            lead.name = text(wanted.name());
            lead.phone = phones.normal(text(wanted.phone()));
            lead.email = text(wanted.email());
            lead.source = wanted.source() == null ? "manual" : Words.clean(wanted.source());
            lead.priority = wanted.priority() == null ? "medium" : wanted.priority();
            lead.stage = Stage.NEW.text();
            lead.slots = Map.of();
            if (lead.name.isEmpty() && lead.phone.isEmpty() && lead.email.isEmpty()) {
                throw Refusals.wrong("A lead needs a name, a phone or an email.");
            }
            return free(lead, lead.phone).chain(() -> History.add(lead, by)).map(Leads::done);
        });
    }

    Uni<String> update(By by, long id, LeadChange change, Optional<String> key) {
        return once.once(by.team(), key, List.of("PUT lead", id, change), () -> Rows.lead(id)
                .flatMap(lead -> update(by, lead, change))
                .map(Leads::done));
    }

    private Uni<LeadRow> update(By by, LeadRow lead, LeadChange change) {
        Refusals.unlessUnchanged(lead, lead.version, change.version());
        Rights.check(by, lead, change);
        var before = lead.stage;
        var phone = change.phone() == null ? lead.phone : phones.normal(Words.clean(change.phone()));
        return People.known(change.assignedAgentId())
                .chain(() -> free(lead, phone))
                .chain(() -> History.change(
                        lead, by.because(Optional.ofNullable(change.why())), row -> apply(row, change, phone)))
                .chain(changed -> Sales.follow(changed, before).replaceWith(changed));
    }

    private static void apply(LeadRow lead, LeadChange change, String phone) {
        if (change.status() != null && !change.status().equals(lead.stage)) {
            lead.stage = change.status();
            lead.qualified = lead.stage.equals(Stage.QUALIFIED.text()) || lead.stage.equals(Stage.CONVERTED.text());
        }
        lead.priority = change.priority() == null ? lead.priority : change.priority();
        lead.ownerId = People.assigned(change.assignedAgentId(), lead.ownerId);
        lead.name = change.name() == null ? lead.name : Words.clean(change.name());
        lead.email = change.email() == null ? lead.email : Words.clean(change.email());
        lead.phone = phone;
    }

    /** Fails when another lead of the team has this number. */
    private static Uni<Void> free(LeadRow lead, String phone) {
        return phone.isEmpty() || phone.equals(lead.id == null ? "" : lead.phone)
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .flatMap(session -> session.createNamedQuery(LeadRow.BY_PHONE, LeadRow.class)
                                .setParameter("phone", phone)
                                .setParameter("given", phone)
                                .getResultList())
                        .invoke(found -> found.stream().findFirst().ifPresent(other -> {
                            throw Refusals.taken("Lead %d has this phone number already; change that one."
                                    .formatted(other.number()));
                        }))
                        .replaceWithVoid();
    }

    private static Once.Done done(LeadRow lead) {
        return new Once.Done(lead.number(), LeadSummary.of(lead));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : Words.clean(given);
    }
}
