package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
    @Test
    void theLangchainKeysAreHeededAsTheyAre() {
        var settings = read(Map.of(
                "quarkus.langchain4j.ollama.base-url", "http://gpu:11434",
                "quarkus.langchain4j.ollama.chat-model.temperature", "0.7"));
        assertThat(settings.url()).contains("http://gpu:11434");
        assertThat(settings.name()).isEqualTo("qwen3:8b");
        assertThat(settings.temperature()).isEqualTo(0.7);
    }

    @Test
    void theModelCanBeChangedWithoutBuildingAgain() {
        assertThat(read(Map.of("parley.model.name", "llama3.1:8b")).name()).isEqualTo("llama3.1:8b");
    }

    @Test
    void anEmptyAddressIsNone() {
        assertThat(read(Map.of()).url()).isEmpty();
        assertThat(read(Map.of("quarkus.langchain4j.ollama.base-url", "")).url())
                .isEmpty();
    }

    @Test
    void limitsAreDurations() {
        assertThat(read(Map.of("parley.model.first-token", "700ms")).firstToken())
                .isEqualTo(Duration.ofMillis(700));
    }

    private static ModelSettings read(Map<String, String> given) {
        var keys = new HashMap<>(Map.of(
                "quarkus.langchain4j.ollama.chat-model.model-id", "qwen3:8b",
                "quarkus.langchain4j.ollama.chat-model.temperature", "0.3",
                "quarkus.langchain4j.ollama.chat-model.num-predict", "80"));
        keys.putAll(given);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withMapping(ModelSettings.class)
                .build()
                .getConfigMapping(ModelSettings.class);
    }
}
