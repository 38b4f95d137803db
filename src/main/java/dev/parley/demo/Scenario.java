package dev.parley.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scripted caller of the demo.
 *
 * @param profile the qualification profile that the lines answer
 * @param lines what the caller says, each after the agent has fallen silent
 */
@RegisterForReflection
record Scenario(String id, String title, String profile, String number, String name, List<String> lines) {
    private static final String FILE = "/demo/scenarios.yaml";

    Scenario {
        lines = List.copyOf(lines);
    }

    static List<Scenario> all() {
        try (var yaml = Objects.requireNonNull(Scenario.class.getResourceAsStream(FILE), FILE)) {
            return new YAMLMapper().readValue(yaml, new TypeReference<List<Scenario>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static Optional<Scenario> named(String id) {
        return all().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }
}
