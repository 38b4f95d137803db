package dev.parley.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.SipCaller;
import dev.parley.ops.FreePort;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, in a process of its own, killed while it talks to a caller. */
class KilledIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @TempDir
    Path home;

    private final TestExchange exchange = TestExchange.another();
    private final int port = FreePort.find();
    private Optional<Process> parley = Optional.empty();

    @AfterEach
    void end() {
        parley.ifPresent(running -> {
            running.destroy();
            running.onExit()
                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        });
        exchange.close();
    }

    @Test
    void aCallThatWasUpWhenParleyWasKilledIsWrittenDownAndHungUpByTheNextStart() throws IOException {
        start();
        try (var call =
                SipCaller.dial(CallOptions.to(exchange.sipPort(), "9000").from("+14155550123", ""))) {
            assertThat(call.awaitAnswered(SOON)).isTrue();
            assertThat(call.awaitAgentQuiet(PAUSE, SOON)).isTrue();
            call.press("1").join();
            await().atMost(SOON).until(() -> "stocks".equals(call().getString("slots.interest")));
            assertThat(call.awaitAgentQuiet(PAUSE, SOON)).isTrue();

            parley.orElseThrow().destroyForcibly().onExit().join();
            assertThat(call.ended()).isNotDone();
            start();

            assertThat(call.awaitEnded(SOON))
                    .as("the caller is not left in silence")
                    .isPresent();
        }
        await().atMost(SOON).until(() -> "ended".equals(call().getString("state")));
        var call = call();
        assertThat(call.getString("outcome")).isEqualTo("failed");
        assertThat(call.getString("reason")).isNotBlank();
        assertThat(call.getList("turns.text")).contains("(keyed in: 1)");
        api().get("/api/calls/" + call.getString("id") + "/recording").then().statusCode(200);
        await().atMost(SOON).until(() -> api().get("/api/leads").jsonPath().getInt("total") == 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(channels()).isEmpty());
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dquarkus.http.port=" + port));
        keys().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar().toString()));
        var log = home.resolve("parley.log").toFile();
        parley = Optional.of(new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
        await().atMost(STARTED)
                .ignoreExceptions()
                .until(() -> api().get("/q/health/ready").asString().contains("Asterisk is connected"));
    }

    private Map<String, String> keys() {
        var keys = new java.util.HashMap<>(exchange.keys());
        keys.keySet().removeIf(key -> key.startsWith("parley.demo."));
        keys.put("parley.home", home.resolve("home").toString());
        return keys;
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonPath call() {
        var id = api().get("/api/calls").jsonPath().getString("items[0].id");
        return api().get("/api/calls/" + id).jsonPath();
    }

    private List<String> channels() {
        return given().baseUri(exchange.key("parley.asterisk.url"))
                .port(java.net.URI.create(exchange.key("parley.asterisk.url")).getPort())
                .auth()
                .preemptive()
                .basic("parley", exchange.key("parley.asterisk.password"))
                .get("/ari/channels")
                .jsonPath()
                .getList("name");
    }

    private RequestSpecification api() {
        return given().baseUri("http://127.0.0.1").port(port);
    }
}
