package dev.parley.bench.after;

import dev.parley.demo.ollama.AnalysisAtOnce;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One HTTP server on loopback that is the host of recordings, the ear, the mind and the CRM, each as slow as it is told. */
public final class StandIns implements AutoCloseable {
    private static final String MODEL = "bench";

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final Ear ear = new Ear();
    private final CountingCrm crm = new CountingCrm();
    private final Shelf shelf;
    private final HttpServer server;
    private volatile Pace pace = Pace.NONE;

    private StandIns(Shelf shelf) {
        this.shelf = shelf;
        server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> route(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public static StandIns open(Shelf shelf) {
        return new StandIns(shelf);
    }

    public void pace(Pace wanted) {
        pace = wanted;
    }

    public CountingCrm crm() {
        return crm;
    }

    /** Where a recording of that kind lies; each call has an address of its own. */
    public String recording(String kind, String call) {
        return url() + "/recordings/" + call + "/" + kind;
    }

    public String transcript(String call) {
        return url() + "/transcripts/" + call;
    }

    /** How Parley finds them. */
    public Map<String, String> keys() {
        return Map.of(
                "parley.listen.whisper.url",
                url() + "/v1",
                "quarkus.langchain4j.ollama.base-url",
                url(),
                "parley.model.name",
                MODEL,
                "parley.crm.target",
                "http",
                "parley.crm.http.url",
                url() + "/crm",
                "parley.crm.change-stage",
                "true",
                "parley.aftercall.recording.hosts",
                "127.0.0.1",
                "parley.aftercall.recording.private-addresses",
                "true");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void route(HttpServerRequest request, Buffer body) {
        var path = Objects.requireNonNullElse(request.path(), "");
        switch (path) {
            case "/v1/audio/transcriptions" -> hear(request, body);
            case "/v1/models" -> json(request, 200, models().encode());
            case "/api/chat" -> think(request, body.toJsonObject());
            case "/api/tags" -> json(request, 200, tags().encode());
            case "/api/version" -> json(request, 200, "{\"version\":\"0.0.0-bench\"}");
            default -> {
                if (path.startsWith("/crm/")) {
                    write(request, path, body);
                } else {
                    send(request, path);
                }
            }
        }
    }

    private void hear(HttpServerRequest request, Buffer form) {
        double seconds = Ear.seconds(form);
        after(pace.hearing(seconds), () -> json(request, 200, ear.hear(seconds)));
    }

    private void think(HttpServerRequest request, JsonObject asked) {
        if (asked.getJsonArray("messages", new JsonArray()).isEmpty()) {
            json(request, 200, "{\"model\":\"bench\",\"done\":true,\"done_reason\":\"load\"}");
            return;
        }
        after(pace.model(), () -> {
            request.response().putHeader("Content-Type", "application/x-ndjson");
            request.response()
                    .end(token(AnalysisAtOnce.answer(asked)).put("done", false).encode() + "\n"
                            + token("")
                                    .put("done", true)
                                    .put("done_reason", "stop")
                                    .put("prompt_eval_count", 900)
                                    .put("eval_count", 300)
                                    .encode()
                            + "\n");
        });
    }

    /** What is asked is done at once and answered later: whoever dies meanwhile does not know of it. */
    private void write(HttpServerRequest request, String path, Buffer body) {
        var key = Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("");
        int number = crm.take(request.method().name(), path, key, body.toJsonObject());
        after(pace.crm(), () -> json(request, 201, "{\"id\":" + number + "}"));
    }

    private void send(HttpServerRequest request, String path) {
        if (path.startsWith("/transcripts/")) {
            json(request, 200, Ear.transcript());
            return;
        }
        shelf.recording(path.substring(path.lastIndexOf('/') + 1))
                .ifPresentOrElse(
                        bytes -> request.response().end(bytes),
                        () -> request.response().setStatusCode(404).end());
    }

    private void after(Duration delay, Runnable answer) {
        if (delay.isZero()) {
            answer.run();
        } else {
            vertx.setTimer(Math.max(1, delay.toMillis()), done -> answer.run());
        }
    }

    private static JsonObject token(String text) {
        return new JsonObject()
                .put("model", MODEL)
                .put("created_at", Instant.now().toString())
                .put("message", new JsonObject().put("role", "assistant").put("content", text));
    }

    private static JsonObject tags() {
        var model = new JsonObject().put("name", MODEL).put("model", MODEL).put("size", 0);
        return new JsonObject().put("models", new JsonArray().add(model));
    }

    private static JsonObject models() {
        return new JsonObject()
                .put("object", "list")
                .put(
                        "data",
                        new JsonArray().add(new JsonObject().put("id", MODEL).put("object", "model")));
    }

    /** Whoever asked may have been killed meanwhile. */
    private static void json(HttpServerRequest request, int status, String body) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }
}
