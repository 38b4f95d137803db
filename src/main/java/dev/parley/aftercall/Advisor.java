package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.aftercall.analysis.Analysis;
import dev.parley.aftercall.analysis.Analyst;
import dev.parley.aftercall.analysis.LeadScore;
import dev.parley.aftercall.analysis.LeadScore.Signal;
import dev.parley.aftercall.recording.Words;
import dev.parley.crm.CrmConfig;
import dev.parley.desk.Advice;
import dev.parley.desk.Advice.Recommendation;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Job;
import dev.parley.jobs.Steps;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Advises on the lead of a call, where leads are those of Parley's own desk: the call's score, and what speaks for it. */
@Singleton
class Advisor {
    private static final double PROMISING = 0.6;

    private final Analyst analyst;
    private final LeadDesk desk;
    private final boolean leadsAreOurs;

    Advisor(Analyst analyst, LeadDesk desk, CrmConfig crmConfig) {
        this.analyst = analyst;
        this.desk = desk;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
    }

    /** A step of the job. There is nothing to advise on a lead that is gone. */
    Uni<Void> advise(Job job, CallEnded event, Analysis analysis, Words words, Steps steps) {
        if (!leadsAreOurs) {
            return Uni.createFrom().voidItem();
        }
        var team = new TeamId(job.team());
        var score = analyst.score(analysis, words);
        return steps.once("advise on the lead", () -> desk.features(team, event.leadId())
                        .map(features -> new Advice(
                                features, score.score(), recommendation(analysis, score), reason(analysis, score)))
                        .chain(advice -> desk.advise(team, event.leadId(), advice))
                        .onFailure(NotFoundException.class)
                        .recoverWithNull()
                        .replaceWith("{}"))
                .replaceWithVoid();
    }

    /** Nobody is given up for a low score, only for having turned us down. */
    static Recommendation recommendation(Analysis analysis, LeadScore score) {
        if (analysis.leadStageSuggestion().equals("lost")) {
            return Recommendation.DISCARD;
        }
        return score.score() >= PROMISING ? Recommendation.TRANSFER : Recommendation.NURTURE;
    }

    /** The signals that the call showed, the strongest first; nothing in it says who called. */
    private static String reason(Analysis analysis, LeadScore score) {
        if (analysis.leadStageSuggestion().equals("lost")) {
            return "The caller turned us down.";
        }
        var shown = score.signals().stream()
                .filter(Signal::shown)
                .sorted(Comparator.comparingDouble(Signal::effect).reversed())
                .map(Signal::name)
                .collect(Collectors.joining(", "));
        return "The call shows: " + shown + ".";
    }
}
