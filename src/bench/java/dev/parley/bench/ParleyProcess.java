package dev.parley.bench;

import dev.parley.ops.Child;
import dev.parley.ops.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Parley as it is packaged, in a process of its own, configured as an operator configures it. */
final class ParleyProcess implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Long, as a machine on which others build gives it little. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(25);

    private final Process process;
    private final Child child;
    private final Path folder;
    private final int port;
    private final String upAt;

    private ParleyProcess(Process process, Child child, Path folder, int port, String upAt) {
        this.upAt = upAt;
        this.process = process;
        this.child = child;
        this.folder = folder;
        this.port = port;
    }

    /** Returns when it is ready for calls. */
    static ParleyProcess start(Workplace workplace, Map<String, String> keys) throws IOException {
        return start(workplace, keys, "/q/health/ready");
    }

    /** Returns when it has started, though no call would reach it. */
    static ParleyProcess startWithoutLines(Workplace workplace, Map<String, String> keys) throws IOException {
        return start(workplace, keys, "/q/health/live");
    }

    private static ParleyProcess start(Workplace workplace, Map<String, String> keys, String upAt) throws IOException {
        var folder = workplace.home();
        var child = Child.named("parley", workplace);
        child.stop(ENDS_WITHIN);
        int port = FreePort.find();
        var process = new ProcessBuilder(command(folder, port, keys))
                .directory(TARGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parley.log").toFile())
                .start();
        child.remember(process.toHandle());
        var parley = new ParleyProcess(process, child, folder, port, upAt);
        parley.awaitReady();
        return parley;
    }

    long pid() {
        return process.pid();
    }

    GcLog gcLog() {
        return new GcLog(folder.resolve("gc.log"));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** As a machine that loses its power does: nothing is said good-bye to. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What it says of itself. */
    String get(String path) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        child.stop(ENDS_WITHIN);
    }

    private static List<String> command(Path folder, int port, Map<String, String> keys) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:aot*=error",
                "-XX:AOTCache=app.aot",
                "-Xlog:gc:file=" + folder.resolve("gc.log") + ":uptime"));
        command.addAll(Settings.jvm());
        keys.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dparley.home=" + folder.resolve("home"));
        command.addAll(List.of("-jar", TARGET.relativize(jar()).toString()));
        return command;
    }

    private static Path jar() {
        try (var files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No packaged Parley in target: ./mvnw package"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        long latest = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > latest) {
                close();
                throw new IllegalStateException(
                        "Parley does not start; it said: " + Files.readString(folder.resolve("parley.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean isReady() {
        try {
            return get(upAt).contains("\"status\": \"UP\"");
        } catch (IOException e) {
            return false;
        }
    }
}
