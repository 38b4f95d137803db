package dev.parley.demo.asterisk;

import dev.parley.ops.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A home of its own, the user's own cache, and the keys that a test sets. Ports are any that are free. */
public final class TestSurroundings implements Surroundings {
    private final Map<String, String> keys =
            new ConcurrentHashMap<>(Map.of("parley.demo.sip-port", "0", "parley.demo.asterisk-http-port", "0"));
    private final Map<String, String> contributed = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Path home;
    private final Path cache;

    public TestSurroundings(Path home) {
        this(home, userCache());
    }

    public TestSurroundings(Path home, Path cache) {
        this.home = home;
        this.cache = cache;
    }

    public TestSurroundings with(String key, String value) {
        keys.put(key, value);
        return this;
    }

    public TestSurroundings with(Map<String, String> keysOfCompanion) {
        contributed.putAll(keysOfCompanion);
        return this;
    }

    public Map<String, String> contributed() {
        return Map.copyOf(contributed);
    }

    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Optional<String> configured(String key) {
        return Optional.ofNullable(keys.get(key))
                .or(() -> Optional.ofNullable(contributed.get(key)))
                .or(() -> Optional.ofNullable(System.getProperty(key)));
    }

    @Override
    public boolean production() {
        return false;
    }

    @Override
    public Path home() {
        return existing(home);
    }

    @Override
    public Path cache() {
        return existing(cache);
    }

    @Override
    public void progress(String sentence) {
        told.add(sentence);
        System.out.println(sentence);
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("parley");
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
