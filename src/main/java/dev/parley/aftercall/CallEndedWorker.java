package dev.parley.aftercall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.aftercall.analysis.Analyst;
import dev.parley.aftercall.analysis.ModelAway;
import dev.parley.aftercall.analysis.Outcome;
import dev.parley.aftercall.analysis.Subject;
import dev.parley.aftercall.recording.Words;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Later;
import dev.parley.jobs.Steps;
import dev.parley.jobs.Worker;
import dev.parley.qualify.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What is done after a call: fetch, transcribe, analyse, keep, tell the CRM, advise. Each step is done once, whatever dies in between. */
@Singleton
class CallEndedWorker implements Worker {
    private static final Duration UNTIL_MODEL = Duration.ofSeconds(30);

    private final Sources sources;
    private final Analyst analyst;
    private final Insights insights;
    private final WriteBack writeBack;
    private final Advisor advisor;
    private final Profiles profiles;
    private final ObjectMapper json;
    private final boolean standIns;

    CallEndedWorker(
            Sources sources,
            Analyst analyst,
            Insights insights,
            WriteBack writeBack,
            Advisor advisor,
            Profiles profiles,
            ObjectMapper json,
            AfterCallConfig config) {
        this.sources = sources;
        this.analyst = analyst;
        this.insights = insights;
        this.writeBack = writeBack;
        this.advisor = advisor;
        this.profiles = profiles;
        this.json = json;
        standIns = config.standIns();
    }

    @Override
    public String kind() {
        return Events.KIND;
    }

    @Override
    public Uni<Void> work(Job job, Steps steps) {
        var event = read(job.body(), CallEnded.class);
        return fetched(job, event, steps)
                .chain(() -> steps.once(
                        "transcribe", () -> sources.words(job, event, steps).map(this::write)))
                .call(() -> sources.forget(job))
                .map(words -> read(words, Words.class))
                .chain(words -> steps.once(
                                "analyse", () -> analysed(job, event, words).map(this::write))
                        .map(outcome -> read(outcome, Outcome.class))
                        .chain(outcome ->
                                sources.timed(job, event).chain(timed -> told(job, timed, words, outcome, steps))))
                .onFailure(Hopeless.class)
                .call(() -> sources.forget(job))
                .replaceWithVoid();
    }

    private Uni<Void> fetched(Job job, CallEnded event, Steps steps) {
        return event.transcript().isPresent() || event.recording().isEmpty()
                ? Uni.createFrom().voidItem()
                : steps.once("fetch", () -> sources.fetch(job, event).map(this::write))
                        .replaceWithVoid();
    }

    /** Advice comes last: it rests on how many messages a lead has, and the summary is one. */
    private Uni<Void> told(Job job, CallEnded event, Words words, Outcome outcome, Steps steps) {
        return steps.once(
                        "keep", () -> insights.keep(job, event, words, outcome).map(this::write))
                .chain(() -> writeBack.write(job, event, outcome.analysis(), steps))
                .chain(() -> advisor.advise(job, event, outcome.analysis(), words, steps));
    }

    private Uni<Outcome> analysed(Job job, CallEnded event, Words words) {
        return insights.lessons(new TeamId(job.team()))
                .map(lessons -> new Subject(job.team(), event.callId(), words, profiles.current(), lessons))
                .chain(subject -> analyst.analyse(subject, standIns))
                .onFailure(ModelAway.class)
                .transform(away -> switch (away) {
                    case ModelAway spent
                    when spent.pause().isPresent() ->
                        new Later(spent.pause().get(), spent.getMessage() + " The analysis waits.");
                    default -> new Later(UNTIL_MODEL, "The language model is away; the analysis waits for it.");
                });
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new Hopeless("What was kept of this job cannot be read by this version of Parley.", e);
        }
    }

    private String write(Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of a step can always be written as JSON.", e);
        }
    }
}
