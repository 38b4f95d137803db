package dev.parley.speak.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Which OpenAI-compatible speech server is asked, and for what. */
@ConfigMapping(prefix = "parley.speak.openai")
public interface OpenAiConfiguration {
    /** Address of the API, ending in /v1, for instance http://speaches:8000/v1; absent: it is not asked. */
    Optional<URI> url();

    /** Sent as a bearer token when present. */
    Optional<String> apiKey();

    /** The server's name of the model. */
    @WithDefault("tts-1")
    String model();

    /** One of the model's voices; af_heart for Kokoro models and alloy for others when absent. */
    Optional<String> voice();

    /** Samples per second asked for, and taken as given when bare samples come back; OpenAI sends 24000 always. */
    @WithDefault("24000")
    int sampleRate();

    /** 1.0 is the voice's own speed. */
    @WithDefault("1.0")
    double speed();
}
