package dev.parley.bench;

import dev.parley.ops.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The surroundings of the companions that the bench starts: a folder of its own, any free ports, the user's cache. */
final class Workplace implements Surroundings {
    private final Map<String, String> keys =
            new ConcurrentHashMap<>(Map.of("parley.demo.sip-port", "0", "parley.demo.asterisk-http-port", "0"));
    private final Path home;
    private final boolean production;

    Workplace(Path home) {
        this(home, false);
    }

    /** @param production whether companions run as for operators: a PostgreSQL that survives a power cut */
    Workplace(Path home, boolean production) {
        this.home = home;
        this.production = production;
    }

    void add(Map<String, String> contributed) {
        keys.putAll(contributed);
    }

    String key(String name) {
        return configured(name).orElseThrow(() -> new IllegalStateException("Nobody contributed " + name));
    }

    @Override
    public Optional<String> configured(String key) {
        return Optional.ofNullable(keys.get(key)).or(() -> Optional.ofNullable(System.getProperty(key)));
    }

    @Override
    public boolean production() {
        return production;
    }

    @Override
    public Path home() {
        return existing(home);
    }

    @Override
    public Path cache() {
        var caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return existing(caches.resolve("parley"));
    }

    @Override
    public void progress(String sentence) {
        System.out.println(sentence);
    }

    /** Leaves nothing of the folder. */
    void clear() {
        if (!Files.exists(home)) {
            return;
        }
        try (var paths = Files.walk(home)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + home, e);
        }
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
