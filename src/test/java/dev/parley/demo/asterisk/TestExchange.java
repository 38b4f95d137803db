package dev.parley.demo.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The private Asterisk of the tests: started on first use, one for the JVM, stopped with it. It is the same companion
 * that dev mode starts.
 */
public final class TestExchange {
    private static @Nullable TestExchange started;

    private final PrivateAsterisk asterisk = new PrivateAsterisk();
    private final TestSurroundings surroundings;
    private final Map<String, String> keys;
    private final Path home;

    private TestExchange() throws IOException {
        home = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "exchange");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        surroundings = withPrograms(new TestSurroundings(home));
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

    /** Ends Asterisk as a crash does: at once, with a word to nobody. */
    public void kill() {
        var process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again on the same ports, with the same passwords. */
    public void startAgain() {
        surroundings.with("parley.demo.sip-port", key("parley.demo.sip-port"));
        surroundings.with(
                "parley.demo.asterisk-http-port",
                Integer.toString(URI.create(key("parley.asterisk.url")).getPort()));
        var now = asterisk.start(surroundings);
        for (var same : List.of("parley.asterisk.url", "parley.asterisk.password", "parley.demo.sip-port")) {
            if (!key(same).equals(now.get(same))) {
                throw new AssertionError("After the crash " + same + " is another");
            }
        }
    }

    /** Ends it for good. */
    public void close() {
        asterisk.stop();
        if (Files.exists(home)) {
            delete(home);
        }
    }

    private ProcessHandle process() {
        try {
            var pid = Files.readAllLines(home.resolve("run/asterisk.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
