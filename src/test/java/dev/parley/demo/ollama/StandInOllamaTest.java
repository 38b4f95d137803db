package dev.parley.demo.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ops.TestSurroundings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInOllamaTest {
    private final StandInOllama server = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(1), 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void repliesAreLinesOfJsonThatEndWithDone() throws Exception {
        server.next(new Behaviour.Says("Good morning, Bob."));
        var lines = chat("Hello").body().lines().map(JsonObject::new).toList();
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(String.join(
                        "",
                        lines.stream()
                                .map(line -> line.getJsonObject("message").getString("content"))
                                .toList()))
                .isEqualTo("Good morning, Bob.");
        assertThat(lines.subList(0, lines.size() - 1)).noneMatch(line -> line.getBoolean("done"));
        assertThat(lines.getLast().getBoolean("done")).isTrue();
        assertThat(lines.getLast().getString("done_reason")).isEqualTo("stop");
        assertThat(lines.getLast().getInteger("eval_count")).isPositive();
    }

    @Test
    void itListsItsModelAndItsVersion() throws Exception {
        assertThat(new JsonObject(get("/api/tags").body())
                        .getJsonArray("models")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("stand-in");
        assertThat(new JsonObject(get("/api/version").body()).getString("version"))
                .contains("stand-in");
        assertThat(get("/api/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestWithoutMessagesOnlyLoadsTheModel() throws Exception {
        var answer = post(new JsonObject().put("model", "stand-in").put("messages", new JsonArray()));
        assertThat(new JsonObject(answer.body()).getString("done_reason")).isEqualTo("load");
        assertThat(server.warmUps()).isEqualTo(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void faultsComeOnceEachInTheOrderTold() throws Exception {
        server.next(new Behaviour.Refuses(503, "busy"), new Behaviour.Babbles(List.of("%%%")));
        assertThat(chat("one").statusCode()).isEqualTo(503);
        assertThat(chat("two").body()).isEqualTo("%%%\n");
        assertThat(chat("three").body()).contains("\"done\":true");
    }

    @Test
    void itRunsBesideTheApplicationOnlyInDevelopmentAndWithoutARealOne() {
        var companion = new OllamaCompanion();
        assertThat(companion.wanted(TestSurroundings.in(home))).isTrue();
        assertThat(companion.wanted(TestSurroundings.in(
                        home, Map.of("quarkus.langchain4j.ollama.base-url", "http://127.0.0.1:11434"))))
                .isFalse();
    }

    @Test
    void theCompanionTellsItsAddressAndStopsTwiceWithoutHarm() throws Exception {
        var companion = new OllamaCompanion();
        var url = companion.start(TestSurroundings.in(home)).get("parley.demo.ollama.url");
        var request = HttpRequest.newBuilder(URI.create(url + "/api/version")).build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        companion.stop();
        companion.stop();
    }

    private HttpResponse<String> chat(String text) throws Exception {
        var message = new JsonObject().put("role", "user").put("content", text);
        return post(new JsonObject().put("model", "stand-in").put("messages", new JsonArray().add(message)));
    }

    private HttpResponse<String> post(JsonObject body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/chat"))
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
