package dev.parley.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.access.TeamId;
import dev.parley.talk.Part;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Shows the page with made-up calls and nothing else running, to look at while it is being changed. Run its main
 * method from the project's folder with a port and the name of a scene: empty, one, three, long or talk (calls that
 * come and go by themselves).
 */
final class PageStage {
    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
    private static final String POLICY = "quarkus.http.filter.page.header.\"Content-Security-Policy\"";

    private final Vertx vertx = Vertx.vertx();
    private final String scene;
    private final LivePage live;
    private final String policy;

    private PageStage(String scene) {
        this.scene = scene;
        var json = new ObjectMapper()
                .registerModules(new JavaTimeModule(), new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(settings())
                .withMapping(LiveConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .build();
        this.live = new LivePage(vertx, json, config.getConfigMapping(LiveConfig.class));
        live.start();
        this.policy = config.getValue(POLICY, String.class);
    }

    public static void main(String[] arguments) {
        new PageStage(arguments[1]).open(Integer.parseInt(arguments[0]));
    }

    /** The application's own. */
    private static PropertiesConfigSource settings() {
        try {
            return new PropertiesConfigSource(
                    Path.of("src/main/resources/application.properties").toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException("Run this from the project's folder.", e);
        }
    }

    private void open(int port) {
        live.show(parts());
        new MadeUpCalls(vertx, live::happened).play(scene);
        vertx.createHttpServer()
                .webSocketHandler(this::listen)
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .onSuccess(server -> System.out.println("http://127.0.0.1:" + server.actualPort() + "/"))
                .onFailure(Throwable::printStackTrace);
    }

    private void listen(ServerWebSocket socket) {
        var id = UUID.randomUUID().toString();
        socket.closeHandler(nothing -> live.leave(id)).pongHandler(pong -> live.heard(id));
        live.join(id, TeamId.FIRST, new Viewer.Socket() {
            @Override
            public Uni<Void> send(String text) {
                return Uni.createFrom()
                        .completionStage(() -> socket.writeTextMessage(text).toCompletionStage());
            }

            @Override
            public Uni<Void> ping() {
                return Uni.createFrom()
                        .completionStage(() -> socket.writePing(Buffer.buffer()).toCompletionStage());
            }

            @Override
            public Uni<Void> close(String reason) {
                return Uni.createFrom().completionStage(() -> socket.close().toCompletionStage());
            }
        });
    }

    private void answer(HttpServerRequest request) {
        var response = request.response().putHeader("Content-Security-Policy", policy);
        var path = Objects.requireNonNullElse(request.path(), "/");
        switch (path.replaceFirst("/api/(calls|leads)/[^/]+", "/api/$1/one")) {
            case "/api/calls" -> response.end(calls().encode());
            case "/api/calls/one" ->
                response.end(call(path.replaceFirst(".*/", "")).encode());
            case "/api/calls/one/recording" -> recording(request, path);
            case "/api/calls/one/peaks" -> response.end(MadeUpTalk.peaks(2000).encode());
            case "/api/leads/one" -> response.end(lead().encode());
            case "/api/demo" -> response.end(demo().encode());
            case "/api/demo/calls" -> response.setStatusCode(202).end("{\"sipCallId\":\"1\"}");
            case "/" -> response.sendFile(PAGE.resolve("index.html").toString());
            default -> file(request, path);
        }
    }

    private static void file(HttpServerRequest request, String path) {
        var file = PAGE.resolve(path.substring(1)).normalize();
        if (file.startsWith(PAGE) && file.toFile().isFile()) {
            request.response().sendFile(file.toString());
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static void recording(HttpServerRequest request, String path) {
        if (path.contains("call-3")) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().putHeader("Content-Type", "audio/wav").end(Buffer.buffer(MadeUpCalls.tone()));
        }
    }

    private List<Part.Status> parts() {
        var asterisk = new Part.Status("asterisk", Part.Level.UP, "Connected to Asterisk 22.10.1 on 127.0.0.1:8088.");
        var voice = new Part.Status("voice", Part.Level.UP, "espeak-ng speaks; the greeting is ready.");
        if (scene.equals("three")) {
            return List.of(
                    new Part.Status("asterisk", Part.Level.DOWN, "Asterisk does not answer; trying again every 5 s."),
                    new Part.Status("ears", Part.Level.UP, "faster-whisper at http://127.0.0.1:8000/v1 hears."),
                    new Part.Status("mind", Part.Level.UP, "Ollama answers with llama3.2."),
                    voice);
        }
        return List.of(
                asterisk,
                new Part.Status(
                        "ears",
                        Part.Level.DEGRADED,
                        "No speech recogniser is configured; callers answer by keypad. Set parley.listen.whisper.url to"
                                + " a faster-whisper server's /v1 address to give Parley ears."),
                new Part.Status(
                        "mind",
                        Part.Level.DEGRADED,
                        "No model is configured; Parley follows its script. Set quarkus.langchain4j.ollama.base-url."),
                voice);
    }

    private JsonObject calls() {
        if (scene.equals("empty")) {
            return new JsonObject().put("items", new JsonArray()).put("total", 0);
        }
        var outcomes = List.of("qualified", "not_qualified", "handed_over", "abandoned", "failed");
        var callers = List.of("+49 30 901820", "<b>Mallory</b> & Söhne", "۰۲۱ ۸۸۷۷۶۶۵۵", "", "anonymous".repeat(12));
        var items = new JsonArray();
        IntStream.range(0, 5).forEach(i -> {
            var rang = Instant.now().minusSeconds(400L + 40_000L * i);
            items.add(new JsonObject()
                    .put("id", "call-" + i)
                    .put("state", "ended")
                    .put("caller", callers.get(i))
                    .put("callerName", i == 0 ? "Anna Schmidt" : "")
                    .put("demo", i == 0)
                    .put("startedAt", rang.toString())
                    .put("answeredAt", rang.plusSeconds(2).toString())
                    .put("endedAt", rang.plusSeconds(150 + 31L * i).toString())
                    .put("outcome", outcomes.get(i))
                    .put("language", List.of("en", "de", "fa", "uk", "es").get(i))
                    .put("leadId", i == 3 ? null : 12 + i));
        });
        return new JsonObject().put("items", items).put("total", 31);
    }

    private JsonObject call(String id) {
        var call = calls().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
        var talk = new MadeUpTalk(MadeUpCalls.turns(id.equals("call-2")), Instant.parse(call.getString("answeredAt")));
        return call.put("reason", "The caller said goodbye.")
                .put("recorded", !id.equals("call-3"))
                .put("recordingUntil", Instant.now().plus(Duration.ofDays(90)).toString())
                .put("turns", talk.turns())
                .put("slots", slots());
    }

    private static JsonObject slots() {
        return JsonObject.of(
                "interest", "stocks", "amount", "50000 USD", "risk_tolerance", "moderate", "timeline", "long");
    }

    private static JsonObject lead() {
        return JsonObject.of(
                "id",
                12,
                "phone",
                "+4930901820",
                "source",
                "phone_call",
                "stage",
                "qualified",
                "qualified",
                true,
                "slots",
                slots());
    }

    private static JsonObject demo() {
        return JsonObject.of(
                "available", true,
                "scenarios",
                        new JsonArray()
                                .add(JsonObject.of("id", "sales", "title", "An investor who knows what she wants"))
                                .add(JsonObject.of("id", "hangup", "title", "A caller who hangs up early"))
                                .add(JsonObject.of("id", "keypad", "title", "A caller who uses the keypad")),
                "sipAddress", "127.0.0.1:5060",
                "account", "none needed from this machine",
                "extension", "9000");
    }
}
