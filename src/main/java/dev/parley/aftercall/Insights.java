package dev.parley.aftercall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.aftercall.analysis.AnalysisConfig;
import dev.parley.aftercall.analysis.Analyst;
import dev.parley.aftercall.analysis.Outcome;
import dev.parley.aftercall.recording.Words;
import dev.parley.jobs.Job;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Insights in PostgreSQL. A call has one; analysed again it stays what people have made of it. Thread-safe. */
@Singleton
class Insights {
    private static final String INSERT = """
            insert into ai_call_insights
            (team_id, call_id, lead_id, agent_id, direction, started_at, ended_at, intent, sentiment, urgency, summary,
             summary_bullets, entities, next_actions, lead_stage_suggestion, confidence, score, score_confidence,
             score_signals, qa, checklist, disposition, dropped, method, model, language, transcript)
            values (:team, :call, :lead, cast(:agent as bigint), :direction, :started, :ended, :intent, :sentiment,
             :urgency, :summary, cast(cast(:bullets as text) as jsonb), cast(cast(:entities as text) as jsonb), cast(cast(:actions as text) as jsonb), :stage,
             :confidence, :score, :scoreConfidence, cast(cast(:signals as text) as jsonb), cast(cast(:qa as text) as jsonb),
             cast(cast(:checklist as text) as jsonb), :disposition, :dropped, :method, :model, :language, cast(cast(:transcript as text) as jsonb))
            on conflict (team_id, call_id) do update set call_id = excluded.call_id
            returning id""";
    private static final String PAGE = """
            select cast(to_jsonb(i) - 'transcript' as text) from ai_call_insights i
            where (:lead = 0 or lead_id = :lead) and (:review = '' or review = :review)
              and (:sentiment = '' or sentiment = :sentiment)
            order by created_at desc, id limit :size offset :first""";
    private static final String HOW_MANY = """
            select count(*) from ai_call_insights
            where (:lead = 0 or lead_id = :lead) and (:review = '' or review = :review)
              and (:sentiment = '' or sentiment = :sentiment)""";
    private static final String ONE = "select cast(to_jsonb(i) as text) from ai_call_insights i where id = :id";
    private static final String LESSONS = """
            select field || ': the analysis said "' || left(was, 80) || '", a person made it "' || left(became, 80) || '"'
                || case when reason = '' then '' else ' because ' || left(reason, 160) end
            from ai_insight_feedback where field in ('intent', 'sentiment', 'urgency', 'leadStageSuggestion')
            order by id desc limit :most""";

    private final Teams teams;
    private final Analyst analyst;
    private final AnalysisConfig config;
    private final FollowingUp followingUp;
    private final ObjectMapper json;
    private final ObjectMapper rows;

    Insights(Teams teams, Analyst analyst, AnalysisConfig config, FollowingUp followingUp, ObjectMapper json) {
        this.teams = teams;
        this.analyst = analyst;
        this.config = config;
        this.followingUp = followingUp;
        this.json = json;
        rows = json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    /** Which insights are asked for; 0 and empty for any. */
    record Wanted(long lead, String review, String sentiment) {}

    /** A page and how many there are in all. */
    record Page(List<Insight> items, long total) {}

    /** Keeps an insight, asks for what is to be sent, and tells its id; the one that is there when the call has one. */
    Uni<Map<String, UUID>> keep(Job job, CallEnded event, Words words, Outcome outcome) {
        return teams.within(new TeamId(job.team()), () -> Panache.getSession()
                        .flatMap(session -> insert(session, job, event, words, outcome))
                        .call(() -> followingUp.ask(job, event, words, outcome.analysis())))
                .map(id -> Map.of("insight", id));
    }

    Uni<Page> page(TeamId team, Wanted wanted, Paging paging) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> filtered(
                        session.createNativeQuery(PAGE, String.class), wanted)
                .setParameter("size", paging.size())
                .setParameter("first", paging.page() * paging.size())
                .getResultList()
                .flatMap(found -> filtered(session.createNativeQuery(HOW_MANY, Long.class), wanted)
                        .getSingleResult()
                        .map(total -> new Page(found.stream().map(this::read).toList(), total)))));
    }

    Uni<Optional<Insight>> find(TeamId team, UUID id) {
        return teams.within(team, () -> find(id));
    }

    /** Within the caller's transaction. */
    Uni<Optional<Insight>> find(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ONE, String.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(found -> found.stream().findFirst().map(this::read));
    }

    /** What people corrected lately, a sentence each, for the prompt; nothing in it says who called. */
    Uni<List<String>> lessons(TeamId team) {
        return teams.within(
                team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(LESSONS, String.class)
                        .setParameter("most", config.lessons())
                        .getResultList()));
    }

    private static <T> Mutiny.SelectionQuery<T> filtered(Mutiny.SelectionQuery<T> query, Wanted wanted) {
        return query.setParameter("lead", wanted.lead())
                .setParameter("review", wanted.review())
                .setParameter("sentiment", wanted.sentiment());
    }

    private Uni<UUID> insert(Mutiny.Session session, Job job, CallEnded event, Words words, Outcome outcome) {
        var told = outcome.analysis();
        var score = analyst.score(told, words);
        return session.createNativeQuery(INSERT, UUID.class)
                .setParameter("team", job.team())
                .setParameter("call", event.callId())
                .setParameter("lead", event.leadId())
                .setParameter("agent", event.agentId())
                .setParameter("direction", event.direction())
                .setParameter("started", event.startedAt())
                .setParameter("ended", event.endedAt())
                .setParameter("intent", told.intent())
                .setParameter("sentiment", told.sentiment())
                .setParameter("urgency", told.urgency())
                .setParameter("summary", storable(String.join("\n", told.summaryBullets())))
                .setParameter("bullets", written(told.summaryBullets()))
                .setParameter("entities", written(told.entities()))
                .setParameter("actions", written(told.nextActions()))
                .setParameter("stage", told.leadStageSuggestion())
                .setParameter("confidence", told.confidence())
                .setParameter("score", score.score())
                .setParameter("scoreConfidence", score.confidence())
                .setParameter("signals", written(score.signals()))
                .setParameter("qa", written(told.qa()))
                .setParameter("checklist", written(told.checklist()))
                .setParameter("disposition", analyst.disposition(told).text())
                .setParameter("dropped", outcome.dropped())
                .setParameter("method", outcome.method())
                .setParameter("model", outcome.model())
                .setParameter("language", words.language())
                .setParameter("transcript", written(words.said()))
                .getSingleResult();
    }

    private Insight read(String row) {
        try {
            return rows.readValue(row, Insight.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row of ai_call_insights is not as this version writes it.", e);
        }
    }

    String written(Object value) {
        try {
            return storable(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An insight can always be written as JSON.", e);
        }
    }

    /** PostgreSQL holds any character but U+0000, which JSON writes as an escape. */
    private static String storable(String text) {
        return text.replace("\0", "").replace("\\u0000", "");
    }
}
