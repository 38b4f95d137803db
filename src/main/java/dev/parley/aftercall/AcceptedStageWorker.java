package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.access.Uuids;
import dev.parley.crm.Contact;
import dev.parley.crm.Crm;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Origin;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Setback;
import dev.parley.jobs.Steps;
import dev.parley.jobs.Work;
import dev.parley.jobs.Worker;
import dev.parley.journal.PastCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Moves a lead to the stage that an insight suggests, once a person has accepted it. */
@Singleton
class AcceptedStageWorker implements Worker {
    private static final String KIND = "stage-accepted";
    private static final Set<String> MOVES = Set.of("qualified", "converted", "lost");

    private final Insights insights;
    private final Crm crm;
    private final LeadDesk desk;
    private final PastCalls ownCalls;
    private final boolean leadsAreOurs;

    AcceptedStageWorker(Insights insights, Crm crm, LeadDesk desk, PastCalls ownCalls, CrmConfig crmConfig) {
        this.insights = insights;
        this.crm = crm;
        this.desk = desk;
        this.ownCalls = ownCalls;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
    }

    /** The work for an insight that was accepted; empty when it suggests nothing that moves a lead. */
    static Optional<Work> after(TeamId team, Insight insight) {
        return MOVES.contains(insight.leadStageSuggestion())
                ? Optional.of(new Work(
                        KIND,
                        insight.id() + ":" + insight.leadStageSuggestion(),
                        "lead:" + insight.leadId(),
                        team.value(),
                        "\"" + insight.id() + "\""))
                : Optional.empty();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> work(Job job, Steps steps) {
        var id = UUID.fromString(job.body().replace("\"", ""));
        return insights.find(new TeamId(job.team()), id)
                .map(found -> found.orElseThrow(() -> new Hopeless("The insight is gone.")))
                .chain(insight -> steps.once("set stage", () -> contact(job, insight)
                        .chain(contact -> crm.update(change(job, insight, contact)))
                        .onFailure(CrmException.class)
                        .transform(failure -> new Setback(String.valueOf(failure.getMessage()), failure))
                        .replaceWith("{}")))
                .replaceWithVoid();
    }

    /** Our own lead's number means nothing, or somebody else, in another CRM: there the caller is found by phone. */
    private Uni<Contact> contact(Job job, Insight insight) {
        var byId = Contact.lead(insight.leadId());
        if (leadsAreOurs || !insight.callId().matches(Uuids.PATTERN)) {
            return Uni.createFrom().item(byId);
        }
        return ownCalls.find(new TeamId(job.team()), UUID.fromString(insight.callId()))
                .chain(own -> own.isPresent()
                        ? WriteBack.elsewhere(desk, new TeamId(job.team()), insight.leadId(), insight.entities())
                        : Uni.createFrom().item(byId));
    }

    private static LeadChange change(Job job, Insight insight, Contact contact) {
        return new LeadChange(
                new Origin(job.team(), job.id(), "set stage"),
                contact,
                Optional.of(insight.leadStageSuggestion()),
                Optional.empty(),
                OptionalLong.empty(),
                true);
    }
}
