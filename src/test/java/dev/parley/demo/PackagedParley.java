package dev.parley.demo;

import dev.parley.ops.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A packaged Parley in a process of its own, configured by its environment only, as an operator would. */
final class PackagedParley implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration STORED_WITHIN = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final long startedAt;
    private final int port;
    private final Path log;

    private PackagedParley(Process process, long startedAt, int port, Path log) {
        this.process = process;
        this.startedAt = startedAt;
        this.port = port;
        this.log = log;
    }

    static PackagedParley start(List<String> command, Map<String, String> keys, Path log) throws IOException {
        var port = FreePort.find();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        keys.forEach((key, value) -> builder.environment().put(variable(key), value));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var startedAt = System.nanoTime();
        return new PackagedParley(builder.start(), startedAt, port, log);
    }

    /** As MicroProfile Config maps a key to an environment variable. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    void awaitReady() throws IOException, InterruptedException {
        await("/q/health/live", READY_WITHIN);
        System.out.printf(
                "First answer after %d ms%n",
                Duration.ofNanos(System.nanoTime() - startedAt).toMillis());
        await("/q/health/ready", READY_WITHIN);
        System.out.printf(
                "Ready after %d ms%n",
                Duration.ofNanos(System.nanoTime() - startedAt).toMillis());
        System.out.println(get("/q/health/ready").body());
        System.out.println("/api/demo: " + get("/api/demo").statusCode());
        for (var path : List.of("/", "/q/openapi", "/q/metrics", "/api/calls", "/api/leads", "/api/calls/none")) {
            System.out.println(path + ": " + get(path).statusCode());
        }
        Files.readAllLines(log).stream()
                .filter(line -> line.contains("started in"))
                .forEach(System.out::println);
    }

    void report(String when) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                    .forEach(line -> System.out.println(when + ": " + line.replaceAll("\\s+", " ")));
        } catch (IOException e) {
            System.out.println("No memory figures " + when + ": " + e);
        }
    }

    /** Prints the newest call and its lead. */
    boolean awaitQualifiedLead() throws IOException, InterruptedException {
        var limit = Instant.now().plus(STORED_WITHIN);
        var lead = "";
        while (lead.isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(200);
            var calls = new JsonObject(get("/api/calls").body()).getJsonArray("items");
            if (!calls.isEmpty() && calls.getJsonObject(0).getString("endedAt") != null) {
                var id = calls.getJsonObject(0).getString("id");
                System.out.println(new JsonObject(get("/api/calls/" + id).body()).encodePrettily());
                System.out.println(
                        "recording: " + get("/api/calls/" + id + "/recording").statusCode());
                lead = String.valueOf(calls.getJsonObject(0).getString("leadId"));
            }
        }
        var answer = new JsonObject(get("/api/leads/" + lead).body());
        System.out.println(answer.encodePrettily());
        return answer.getBoolean("qualified", false);
    }

    private void await(String path, Duration limit) throws InterruptedException {
        var until = Instant.now().plus(limit);
        while (true) {
            try {
                if (get(path).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("Parley does not answer " + path + "; see " + log);
            }
            Thread.sleep(5);
        }
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
        System.out.println("Parley ended with " + process.exitValue() + ". Its log:");
        try {
            System.out.println(Files.readString(log));
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
