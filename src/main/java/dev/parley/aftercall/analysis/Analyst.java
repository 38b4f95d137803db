package dev.parley.aftercall.analysis;

import dev.parley.aftercall.recording.Words;
import dev.parley.model.Model;
import dev.parley.model.ModelException;
import dev.parley.model.Models;
import dev.parley.model.OverCap;
import dev.parley.model.Piece;
import dev.parley.model.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes an analysis of what was said. A model is asked, once more when its answer does not fit the schema; what it tells
 * is held against the words. When it answers nonsense twice, or none is configured, rules do what they can. Fails with
 * {@link ModelAway} only. Thread-safe.
 */
@Singleton
public class Analyst {
    private static final double REPAIRED = 0.9;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Models models;
    private final AnalysisConfig config;

    Analyst(Models models, AnalysisConfig config) {
        this.models = models;
        this.config = config;
    }

    /** @param standIn whether the demo's stand-in may answer where no model is configured */
    public Uni<Outcome> analyse(Subject subject, boolean standIn) {
        var model = models.configured().or(() -> standIn ? models.standIn() : Optional.empty());
        return model.isPresent() && !subject.words().said().isEmpty()
                ? byModel(subject, model.get())
                : Uni.createFrom().item(() -> extracted(subject, 0));
    }

    /** How promising the lead is, by what the call shows. */
    public LeadScore score(Analysis analysis, Words words) {
        return Signals.score(analysis, words);
    }

    /** What became of the call, as a draft. */
    public Disposition disposition(Analysis analysis) {
        return Disposition.of(analysis);
    }

    private Uni<Outcome> byModel(Subject subject, Model model) {
        if (!model.willing()) {
            return Uni.createFrom()
                    .failure(new ModelAway(model.name() + " is not there or is left alone for a while."));
        }
        var schema = new AnalysisSchema(subject.profile());
        return ask(model, AnalysisPrompt.of(subject, schema, config)).chain(answer -> switch (schema.read(answer)) {
            case AnalysisSchema.Read.Fine(var told) ->
                Uni.createFrom().item(() -> grounded(told, subject, "model", model));
            case AnalysisSchema.Read.Wrong(var complaint) ->
                ask(model, AnalysisPrompt.repair(subject, schema, config, answer, complaint))
                        .map(again -> repaired(schema.read(again), subject, model));
        });
    }

    private static Outcome repaired(AnalysisSchema.Read read, Subject subject, Model model) {
        return switch (read) {
            case AnalysisSchema.Read.Fine(var told) -> grounded(told, subject, "repaired", model);
            case AnalysisSchema.Read.Wrong(var complaint) -> extracted(subject, 0);
        };
    }

    private static Outcome grounded(Analysis told, Subject subject, String method, Model model) {
        var grounding = new Grounding(new Evidence(subject.words()), subject.profile());
        var kept = grounding.ground(told);
        if (kept.summaryBullets().isEmpty()) {
            return extracted(subject, grounding.dropped());
        }
        var sure = method.equals("repaired") ? withConfidence(kept, kept.confidence() * REPAIRED) : kept;
        return new Outcome(sure, grounding.dropped(), method, model.name());
    }

    private static Outcome extracted(Subject subject, int dropped) {
        var found = new Extraction(new Evidence(subject.words()), subject.profile()).analysis();
        return new Outcome(found, dropped, "extractive", "");
    }

    private static Analysis withConfidence(Analysis of, double confidence) {
        return new Analysis(
                of.intent(),
                of.summaryBullets(),
                of.sentiment(),
                of.urgency(),
                of.entities(),
                of.nextActions(),
                of.leadStageSuggestion(),
                confidence,
                of.qa(),
                of.checklist());
    }

    /** A cap may be raised before its day or month is over. */
    private static ModelAway away(ModelException fault) {
        var message = String.valueOf(fault.getMessage());
        if (fault instanceof OverCap spent) {
            var left = Duration.between(Instant.now(), spent.until());
            return new ModelAway(
                    message, fault, left.compareTo(LONGEST_PAUSE) < 0 ? left.plusSeconds(1) : LONGEST_PAUSE);
        }
        return new ModelAway(message, fault);
    }

    private static Uni<String> ask(Model model, Prompt prompt) {
        Function<ModelException, Throwable> away = Analyst::away;
        return model.stream(prompt)
                .collect()
                .in(StringBuilder::new, (text, piece) -> {
                    if (piece instanceof Piece.Token token) {
                        text.append(token.text());
                    }
                })
                .map(StringBuilder::toString)
                .onFailure(ModelException.class)
                .transform(away);
    }
}
