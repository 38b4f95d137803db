package dev.parley.demo.ollama;

import dev.parley.ops.Companion;
import dev.parley.ops.Surroundings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the demo's own caller somebody to talk to where no Ollama is configured. Never part of a production start. */
public final class OllamaCompanion implements Companion {
    private static final int AFTER_REAL_ENGINES = 80;

    private @Nullable StandInOllama running;

    @Override
    public String name() {
        return "stand-in-ollama";
    }

    @Override
    public int order() {
        return AFTER_REAL_ENGINES;
    }

    @Override
    public boolean wanted(Surroundings surroundings) {
        return !surroundings.production()
                && surroundings
                        .configured("quarkus.langchain4j.ollama.base-url")
                        .isEmpty()
                && surroundings.configured("parley.demo.ollama.url").isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        var started = StandInOllama.start();
        running = started;
        surroundings.progress("A stand-in for a language model answers the demo's caller, and nobody else.");
        return Map.of("parley.demo.ollama.url", started.url());
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
