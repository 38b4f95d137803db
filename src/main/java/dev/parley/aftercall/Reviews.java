package dev.parley.aftercall;

import dev.parley.access.Actor;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.jobs.Jobs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People accept, reject and correct insights; what they corrected is kept and counted. Thread-safe. */
@Singleton
class Reviews {
    private static final String UPDATE = """
            update ai_call_insights set review = :review, reviewed_by = :who, reviewed_at = now(), intent = :intent,
             sentiment = :sentiment, urgency = :urgency, lead_stage_suggestion = :stage, summary = :summary,
             summary_bullets = cast(cast(:bullets as text) as jsonb), entities = cast(cast(:entities as text) as jsonb) where id = :id""";
    private static final String FEEDBACK = """
            insert into ai_insight_feedback (insight_id, field, was, became, reason, who)
            values (:insight, :field, :was, :became, :reason, :who)""";
    private static final String CONFIRM =
            "update ai_call_insights set disposition = :disposition, disposition_by = :who where id = :id";
    private static final String ACCURACY = """
            select asked.field, count(distinct i.id), count(distinct i.id) filter (where f.id is not null or i.review = 'rejected')
            from ai_call_insights i
            cross join unnest(array['intent', 'sentiment', 'urgency', 'leadStageSuggestion', 'summaryBullets', 'entities'])
              as asked (field)
            left join ai_insight_feedback f on f.insight_id = i.id and f.field = asked.field
            where i.review <> 'open' and i.reviewed_at >= now() - make_interval(days => :days)
            group by asked.field order by asked.field""";

    private final Teams teams;
    private final Insights insights;
    private final Jobs jobs;

    Reviews(Teams teams, Insights insights, Jobs jobs) {
        this.teams = teams;
        this.insights = insights;
        this.jobs = jobs;
    }

    /** @param right share of the reviewed insights in which people left the field as it was */
    record Accuracy(String field, long reviewed, long corrected, double right) {}

    private record Correction(String field, String was, String became) {}

    Uni<Insight> review(Actor actor, UUID id, Review review) {
        return teams.within(actor.team(), () -> existing(id).flatMap(before -> {
            var after = corrected(before, review);
            var corrections = corrections(before, after);
            var verdict = corrections.isEmpty() || review.verdict().equals("rejected") ? review.verdict() : "corrected";
            return keep(id, after, verdict, actor.reference())
                    .chain(() -> Multi.createFrom()
                            .iterable(corrections)
                            .onItem()
                            .transformToUniAndConcatenate(each -> note(id, each, review, actor.reference()))
                            .collect()
                            .asList())
                    .chain(() -> existing(id))
                    .call(kept -> verdict.equals("rejected")
                            ? Uni.createFrom().voidItem()
                            : AcceptedStageWorker.after(actor.team(), kept)
                                    .map(jobs::accept)
                                    .orElseGet(() -> Uni.createFrom().nullItem()));
        }));
    }

    Uni<Insight> confirm(Actor actor, UUID id, String disposition) {
        return teams.within(actor.team(), () -> existing(id)
                .chain(() -> Panache.getSession())
                .flatMap(session -> session.createNativeQuery(CONFIRM)
                        .setParameter("disposition", disposition)
                        .setParameter("who", actor.reference())
                        .setParameter("id", id)
                        .executeUpdate())
                .chain(() -> existing(id)));
    }

    Uni<List<Accuracy>> accuracy(TeamId team, int days) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ACCURACY, Object[].class)
                        .setParameter("days", days)
                        .getResultList())
                .map(rows -> rows.stream().map(Reviews::accuracy).toList()));
    }

    private static Accuracy accuracy(Object[] row) {
        long reviewed = ((Number) row[1]).longValue();
        long corrected = ((Number) row[2]).longValue();
        return new Accuracy((String) row[0], reviewed, corrected, (double) (reviewed - corrected) / reviewed);
    }

    private Uni<Insight> existing(UUID id) {
        return insights.find(id)
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no insight " + id + ".")));
    }

    private Uni<Integer> keep(UUID id, Insight after, String verdict, String who) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(UPDATE)
                .setParameter("review", verdict)
                .setParameter("who", who)
                .setParameter("intent", after.intent())
                .setParameter("sentiment", after.sentiment())
                .setParameter("urgency", after.urgency())
                .setParameter("stage", after.leadStageSuggestion())
                .setParameter(
                        "summary", String.join("\n", after.summaryBullets()).replace("\0", ""))
                .setParameter("bullets", insights.written(after.summaryBullets()))
                .setParameter("entities", insights.written(after.entities()))
                .setParameter("id", id)
                .executeUpdate());
    }

    private Uni<Integer> note(UUID id, Correction correction, Review review, String who) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(FEEDBACK)
                .setParameter("insight", id)
                .setParameter("field", correction.field())
                .setParameter("was", correction.was().replace("\0", ""))
                .setParameter("became", correction.became().replace("\0", ""))
                .setParameter("reason", or(review.reason(), "").replace("\0", ""))
                .setParameter("who", who)
                .executeUpdate());
    }

    private static List<Correction> corrections(Insight before, Insight after) {
        var all = new ArrayList<Correction>();
        add(all, "intent", before.intent(), after.intent());
        add(all, "sentiment", before.sentiment(), after.sentiment());
        add(all, "urgency", before.urgency(), after.urgency());
        add(all, "leadStageSuggestion", before.leadStageSuggestion(), after.leadStageSuggestion());
        add(all, "summaryBullets", before.summaryBullets(), after.summaryBullets());
        add(all, "entities", before.entities(), after.entities());
        return all;
    }

    private static void add(List<Correction> all, String field, Object was, Object became) {
        if (!was.equals(became)) {
            all.add(new Correction(field, was.toString(), became.toString()));
        }
    }

    /** A rejected insight stays as it is, so that people see what was wrong. */
    private static Insight corrected(Insight i, Review review) {
        if (review.verdict().equals("rejected")) {
            return i;
        }
        return new Insight(
                i.id(),
                i.callId(),
                i.leadId(),
                i.agentId(),
                i.direction(),
                i.startedAt(),
                i.endedAt(),
                or(review.intent(), i.intent()),
                or(review.sentiment(), i.sentiment()),
                or(review.urgency(), i.urgency()),
                or(review.summaryBullets(), i.summaryBullets()),
                or(review.entities(), i.entities()),
                i.nextActions(),
                or(review.leadStageSuggestion(), i.leadStageSuggestion()),
                i.confidence(),
                i.score(),
                i.scoreConfidence(),
                i.scoreSignals(),
                i.qa(),
                i.checklist(),
                i.disposition(),
                i.dispositionBy(),
                i.dropped(),
                i.method(),
                i.model(),
                i.language(),
                i.review(),
                i.reviewedBy(),
                i.reviewedAt(),
                i.createdAt(),
                i.transcript());
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
