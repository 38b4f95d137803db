package dev.parley.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the machine's real apt and mirror, and a package of 50 kB that needs only the C library. */
class DebianPackagesTest {
    private static final List<String> HELLO = List.of("hello");

    private final Path cache;

    DebianPackagesTest(@TempDir Path cache) {
        this.cache = cache;
    }

    /** A process that unpacks too. */
    public static final class Other {
        public static void main(String... args) {
            System.out.print(new DebianPackages(surroundings(Path.of(args[0]), Map.of()))
                    .unpacked(HELLO)
                    .path());
        }
    }

    @Test
    void aProgramRunsFromWhatSeveralProcessesAndThreadsUnpackAtOnceAfterOneDiedHalfway() throws Exception {
        var name = "forky-" + Digest.of("forky " + System.getProperty("os.arch") + " " + HELLO);
        Files.createDirectories(cache.resolve("debian").resolve(name + ".partial/root/usr/bin"));
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Other.class.getName(), cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var packages = new DebianPackages(surroundings(cache, Map.of()));
        var thread = CompletableFuture.supplyAsync(() -> packages.unpacked(HELLO));
        var root = packages.unpacked(HELLO);
        assertThat(thread.join()).isEqualTo(root);
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .endsWith(root.path().toString());
        assertThat(run(root.command("usr/bin/hello"))).isEqualTo("Hello, world!\n");
        try (var places = Files.list(cache.resolve("debian"))) {
            assertThat(places.map(place -> place.getFileName().toString()))
                    .containsExactlyInAnyOrder(name, name + ".lock");
        }
        try (var parts = Files.list(cache.resolve("debian").resolve(name))) {
            assertThat(parts).containsExactly(root.path());
        }
    }

    @Test
    void aMirrorThatCannotBeReachedIsNamedAndNothingIsLeft() {
        var nowhere = surroundings(cache, Map.of("parley.debian.mirror", "http://127.0.0.1:1/debian"));
        assertThatThrownBy(() -> new DebianPackages(nowhere).unpacked(HELLO))
                .isInstanceOf(UnpackException.class)
                .hasMessageContaining("http://127.0.0.1:1/debian")
                .hasMessageContaining("parley.debian.mirror")
                .hasMessageContaining("onnect");
        assertThat(cache.resolve("debian"))
                .isDirectoryContaining("glob:**.lock")
                .isDirectoryNotContaining("glob:**.partial");
    }

    private static Surroundings surroundings(Path cache, Map<String, String> keys) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
        return new Installation(config, false, cache.resolve("home"), cache);
    }

    private static String run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
    }
}
