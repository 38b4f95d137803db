package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class KnownKeysTest {
    @Test
    void theApplicationKnowsTheKeysOfAllItsRooms() {
        var known = KeyCheck.known();
        var mappings = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.parley").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .toList();
        assertThat(mappings).isNotEmpty().allSatisfy(mapping -> assertThat(known.keys())
                .anyMatch(key -> key.startsWith(
                        mapping.getAnnotationOfType(ConfigMapping.class).prefix() + ".")));
        assertThat(known.keys()).contains("parley.asterisk.url", "parley.call.reprompt", "parley.speak.espeak.voice.*");
    }

    @Test
    void nothingIsWronglyComplainedOf() {
        var keys = List.of("PARLEY_MODEL_BREAKER_PAUSE", "PARLEY_SPEAK_OPENAI_URL", "PARLEY_CALL_HAND_OVER_RING");
        assertThat(keys).allSatisfy(key -> assertThat(
                        KeyCheck.complaints(KeyCheck.known(), List.of(new EnvConfigSource(Map.of(key, "1"), 300))))
                .isEmpty());
    }
}
