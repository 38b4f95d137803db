package dev.parley.think;

import dev.parley.knowledge.Knowledge;
import dev.parley.model.Model;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;

/** A mind that asks a language model and repairs what it says. */
final class ModelMind implements Mind {
    private final Model model;
    private final ThinkSettings settings;
    private final PromptWriter writer;
    private final LookUp lookUp;
    private final MeterRegistry meters;

    ModelMind(Model model, ThinkSettings settings, Knowledge knowledge, MeterRegistry meters) {
        this.model = model;
        this.settings = settings;
        this.writer = new PromptWriter(settings);
        this.lookUp = new LookUp(knowledge, settings);
        this.meters = meters;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Multi<Thought> answer(Question question) {
        return Multi.createFrom().emitter(out -> {
            var answer = new Answer(question, settings, meters, out);
            var asking = lookUp.about(question)
                    .onItem()
                    .transformToMulti(found -> model.stream(writer.write(question, found)))
                    .subscribe()
                    .with(answer::came, answer::broke, answer::ended);
            out.onTermination(asking::cancel);
        });
    }
}
