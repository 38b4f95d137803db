package dev.parley.think;

import dev.parley.knowledge.Knowledge;
import dev.parley.model.Model;
import dev.parley.model.Models;
import dev.parley.talk.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The operator's model for everybody; the stand-in for the demo's own caller, where there is no other. */
@ApplicationScoped
class ModelMinds implements Minds {
    private final Models models;
    private final ThinkSettings settings;
    private final Knowledge knowledge;
    private final MeterRegistry meters;

    @Inject
    ModelMinds(Models models, ThinkSettings settings, Knowledge knowledge, MeterRegistry meters) {
        this.models = models;
        this.settings = settings;
        this.knowledge = knowledge;
        this.meters = meters;
    }

    @Override
    public Optional<Mind> forCaller(Caller caller) {
        return models.configured()
                .or(() -> caller.demo() ? models.standIn() : Optional.empty())
                .filter(Model::willing)
                .map(model -> new ModelMind(model, settings, knowledge, meters));
    }
}
