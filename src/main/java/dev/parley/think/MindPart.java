package dev.parley.think;

import dev.parley.model.Model;
import dev.parley.model.Models;
import dev.parley.model.Pulse;
import dev.parley.talk.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How well the mind serves callers. Without it calls go on: the script asks the same questions. */
@ApplicationScoped
class MindPart implements Part {
    private static final String MIND = "mind";
    private static final String ALONE =
            "The script speaks alone. Start Ollama and set quarkus.langchain4j.ollama.base-url=http://host:11434.";

    private final Models models;

    @Inject
    MindPart(Models models) {
        this.models = models;
    }

    @Override
    public Status status() {
        return models.configured()
                .map(MindPart::of)
                .orElseGet(
                        () -> new Status(MIND, Level.DEGRADED, models.standIn().isPresent() ? standIn() : ALONE));
    }

    private static Status of(Model model) {
        return switch (model.pulse()) {
            case Pulse.Missing(var sentence) -> degraded(sentence);
            case Pulse.Unknown() -> degraded(model.name() + " has not answered yet.");
            case Pulse.Beating() ->
                model.willing()
                        ? new Status(MIND, Level.UP, model.name() + " words the replies.")
                        : degraded(model.name()
                                + " failed again and again and is tried again in a moment; the log says why.");
        };
    }

    private static Status degraded(String sentence) {
        return new Status(MIND, Level.DEGRADED, sentence + " Until then the script speaks alone.");
    }

    private static String standIn() {
        return ALONE + " The demo's own caller talks to a stand-in.";
    }
}
