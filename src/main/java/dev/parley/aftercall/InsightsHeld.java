package dev.parley.aftercall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.Teams;
import dev.parley.aftercall.recording.Recordings;
import dev.parley.crm.CrmConfig;
import dev.parley.privacy.Ask;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Kind;
import dev.parley.privacy.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Events tell that there was a call, insights what it meant; a recording that was fetched lies here while it is worked
 * on. Where leads are another CRM's, their ids are not the desk's: there calls are known by their id and by the number
 * that was told in them.
 */
@Singleton
class InsightsHeld implements Holding {
    private static final String OLD_FEEDBACK = """
            delete from ai_insight_feedback
            where field not in ('intent', 'sentiment', 'urgency', 'leadStageSuggestion')
              and insight_id in (select id from ai_call_insights where expired_at is null and ended_at < :before)""";
    private static final String OLD_REASONS = """
            update ai_insight_feedback set reason = ''
            where insight_id in (select id from ai_call_insights where expired_at is null and ended_at < :before)""";
    private static final String OLD_WORDS = """
            update ai_call_insights set expired_at = now(), summary = '', summary_bullets = '[]',
                entities = jsonb_build_object(), next_actions = '[]', transcript = '[]',
                qa = (select coalesce(jsonb_object_agg(key, jsonb_set(value, array['sentence'], '""')),
                                      jsonb_build_object())
                      from jsonb_each(qa)),
                checklist = (select coalesce(jsonb_agg(jsonb_set(value, array['sentence'], 'null')), '[]')
                             from jsonb_array_elements(checklist))
            where expired_at is null and ended_at < :before""";

    private final Teams teams;
    private final Recordings recordings;
    private final boolean leadsAreOurs;
    private final String theirEvents;
    private final String theirInsights;
    private final List<Kind> kinds;

    InsightsHeld(Teams teams, Recordings recordings, CrmConfig crmConfig) {
        this.teams = teams;
        this.recordings = recordings;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
        var byLead = leadsAreOurs ? " or lead_id = any({leads})" : "";
        var byNumber = leadsAreOurs ? "" : " or {figures of coalesce(entities ->> 'phone', '')} = {digits}";
        theirEvents = "call_events where (call_id = any({calls}) or job_id = any({jobs})" + byLead + ")";
        theirInsights = "ai_call_insights where (call_id = any({calls})" + byLead + byNumber + ")";
        kinds = List.of(
                new Kind(
                        "insightCorrections",
                        "ai_insight_feedback where insight_id in (select id from " + theirInsights + ")"),
                new Kind("insights", theirInsights),
                new Kind("callEvents", theirEvents));
    }

    @Override
    public String room() {
        return "aftercall";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        var lanes = trace.leads().stream().map(lead -> "lead:" + lead).toList();
        var wider = leadsAreOurs ? trace.withLanes(lanes) : trace;
        return Ask.texts(wider, "select call_id from " + theirEvents + " union select call_id from " + theirInsights)
                .map(calls -> wider.withCalls(calls).withMentions(wider.ownCalls()))
                .chain(found -> Ask.texts(found, "select cast(job_id as text) from " + theirEvents)
                        .map(found::withJobs))
                .chain(found -> Ask.texts(found, "select cast(id as text) from " + theirInsights)
                        .map(found::withMentions));
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(kinds, trace);
    }

    @Override
    public Uni<Map<String, Integer>> eraseElsewhere(Trace trace) {
        return Multi.createFrom()
                .iterable(trace.jobs())
                .map(UUID::fromString)
                .filter(recordings::has)
                .onItem()
                .transformToUniAndConcatenate(job -> recordings.forget(job).replaceWith(job))
                .collect()
                .asList()
                .map(copies -> Map.of("copiesOfRecordings", copies.size()));
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Kind.delete(kinds, trace);
    }

    /** What stays: that there was a call, when, its scores and what became of it; and corrections without reasons. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(() -> old(OLD_FEEDBACK, before)
                .chain(() -> old(OLD_REASONS, before))
                .chain(() -> old(OLD_WORDS, before))
                .map(rows -> Map.of("insights", rows)));
    }

    @Override
    public Uni<Map<String, Integer>> sweep() {
        recordings.sweep();
        return Uni.createFrom().item(Map.of());
    }

    private static Uni<Integer> old(String sql, Instant before) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(sql)
                .setParameter("before", before)
                .executeUpdate());
    }
}
