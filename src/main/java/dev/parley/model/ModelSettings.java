package dev.parley.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The language model and how long it may take. */
@ConfigMapping(prefix = "parley.model")
public interface ModelSettings {
    /** Address of Ollama; empty means that there is no model. Usually set as quarkus.langchain4j.ollama.base-url. */
    @WithDefault("${quarkus.langchain4j.ollama.base-url:}")
    Optional<String> url();

    /** The model's name in Ollama. The langchain4j key is fixed when the application is built, this one is not. */
    @WithDefault("${quarkus.langchain4j.ollama.chat-model.model-id}")
    String name();

    /** Sampling temperature: low keeps to the goal of a reply. */
    @WithDefault("${quarkus.langchain4j.ollama.chat-model.temperature}")
    double temperature();

    /** Tokens after which the model is stopped; a spoken reply needs fewer. */
    @WithDefault("${quarkus.langchain4j.ollama.chat-model.num-predict}")
    int longest();

    /** How long the first token may take. */
    @WithDefault("1500ms")
    Duration firstToken();

    /** How long any later token may take. */
    @WithDefault("1500ms")
    Duration gap();

    /** How long a reply may take in all. */
    @WithDefault("8s")
    Duration wholeReply();

    /** How long connecting may take. */
    @WithDefault("1s")
    Duration connect();

    /** How often the server is asked whether it is there. */
    @WithDefault("10s")
    Duration probe();

    /** Whether the model is loaded at start and kept in memory. */
    @WithDefault("true")
    boolean warmUp();

    /** When to stop asking a model that fails. */
    Breaker breaker();

    /** When to stop asking a model that fails. */
    interface Breaker {
        /** How many of the last requests are looked at. */
        @WithDefault("4")
        int window();

        /** The share of them that opens the breaker when it failed. */
        @WithDefault("0.5")
        double ratio();

        /** How long the model is then left alone. */
        @WithDefault("5s")
        Duration pause();
    }
}
