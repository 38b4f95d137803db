package dev.parley.demo.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The private Asterisk of the tests: started on first use, one for the JVM, stopped with it. It is the same companion
 * that dev mode starts.
 */
public final class TestExchange {
    private static @Nullable TestExchange started;

    private final Map<String, String> keys;
    private final Path home;

    private TestExchange() throws IOException {
        home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "exchange");
        var asterisk = new PrivateAsterisk();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asterisk.stop();
            delete(home);
        }));
        var surroundings = withPrograms(new TestSurroundings(home));
        var found = new HashMap<>(surroundings.contributed());
        found.putAll(asterisk.start(surroundings));
        keys = Map.copyOf(found);
    }

    /** The same surroundings, told of the programs that had to be unpacked. */
    static TestSurroundings withPrograms(TestSurroundings surroundings) {
        var programs = new PrivatePrograms();
        return programs.wanted(surroundings) ? surroundings.with(programs.start(surroundings)) : surroundings;
    }

    public static synchronized TestExchange get() {
        if (started == null) {
            started = another();
        }
        return started;
    }

    /** One that no other test shares, for those that must know which agent is connected to it. */
    public static TestExchange another() {
        try {
            return new TestExchange();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the companions contribute: parley.asterisk.url, parley.demo.sip-port, … */
    public Map<String, String> keys() {
        return keys;
    }

    public String key(String name) {
        var value = keys.get(name);
        if (value == null) {
            throw new AssertionError("No companion contributed " + name);
        }
        return value;
    }

    public int sipPort() {
        return Integer.parseInt(key("parley.demo.sip-port"));
    }

    /** The folder with Asterisk's configuration, logs and recordings. */
    public Path folder() {
        return home.resolve("asterisk");
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
