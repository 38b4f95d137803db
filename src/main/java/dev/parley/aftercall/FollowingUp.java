package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.aftercall.analysis.Analysis;
import dev.parley.aftercall.recording.Words;
import dev.parley.crm.CrmConfig;
import dev.parley.followup.EndedCall;
import dev.parley.followup.FollowUps;
import dev.parley.jobs.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Asks for what was agreed in a call to be sent. The analysis has been held against the call before. */
@Singleton
class FollowingUp {
    private final FollowUps followUps;
    private final boolean leadsAreOurs;

    FollowingUp(FollowUps followUps, CrmConfig crmConfig) {
        this.followUps = followUps;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
    }

    /** Within the caller's transaction. Calls of Parley's own have leads of its own, whatever CRM there is. */
    Uni<Void> ask(Job job, CallEnded event, Words words, Analysis analysis) {
        var facts = analysis.entities();
        return followUps.accept(
                new TeamId(job.team()),
                new EndedCall(
                        event.callId(),
                        event.leadId(),
                        event.own() || leadsAreOurs,
                        event.endedAt(),
                        words.language(),
                        facts.getOrDefault("name", ""),
                        facts.getOrDefault("phone", ""),
                        facts.getOrDefault("email", ""),
                        analysis.nextActions().stream()
                                .map(action -> new EndedCall.Wish(action.type(), action.channel(), action.to()))
                                .toList()));
    }
}
