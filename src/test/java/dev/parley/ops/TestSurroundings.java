package dev.parley.ops;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** Surroundings with a home of the test's own, the real cache, and nothing configured but what the test says. */
public final class TestSurroundings {
    private TestSurroundings() {}

    public static Surroundings in(Path home, Map<String, String> configured) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configured, "test", 100))
                .build();
        return new Installation(config, false, home, Installation.userCache());
    }

    public static Surroundings in(Path home) {
        return in(home, Map.of());
    }
}
