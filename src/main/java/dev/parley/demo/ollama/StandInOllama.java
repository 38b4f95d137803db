package dev.parley.demo.ollama;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for Ollama on loopback: {@code /api/chat} (NDJSON), {@code /api/tags}, {@code /api/version}. No model is in
 * it. Answers by rule, or as told for the next requests. Any thread.
 */
public final class StandInOllama implements AutoCloseable {
    /** The only model it has. */
    public static final String MODEL = "stand-in";

    private static final Duration BEFORE_FIRST = Duration.ofMillis(120);
    private static final Duration BETWEEN = Duration.ofMillis(15);

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final Queue<Behaviour> told = new ConcurrentLinkedQueue<>();
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger warmUps = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Duration beforeFirst;
    private final Duration between;
    private final HttpServer server;

    private StandInOllama(Duration beforeFirst, Duration between, int port) {
        this.beforeFirst = beforeFirst;
        this.between = between;
        server = vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(request -> request.bodyHandler(body -> serve(request, body)));
        server.listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Starts at the pace of a small model on a good machine. */
    public static StandInOllama start() {
        return new StandInOllama(BEFORE_FIRST, BETWEEN, 0);
    }

    /** Starts at a pace of the caller's choice; port 0 means any. */
    public static StandInOllama start(Duration beforeFirst, Duration between, int port) {
        return new StandInOllama(beforeFirst, between, port);
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public int port() {
        return server.actualPort();
    }

    /** How to treat the next chat requests, one each; after them the rules answer again. */
    public void next(Behaviour... behaviours) {
        told.addAll(List.of(behaviours));
    }

    /** The chat requests so far, as they came. */
    public List<JsonObject> requests() {
        return List.copyOf(requests);
    }

    /** How many answers the client broke off by closing the connection. */
    public int dropped() {
        return dropped.get();
    }

    /** How many times it was asked to load its model. */
    public int warmUps() {
        return warmUps.get();
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(HttpServerRequest request, Buffer body) {
        switch (String.valueOf(request.path())) {
            case "/api/chat" -> chat(request, body.toJsonObject());
            case "/api/tags" -> json(request, tags());
            case "/api/version" -> json(request, new JsonObject().put("version", "0.0.0-stand-in"));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void chat(HttpServerRequest request, JsonObject asked) {
        if (asked.getJsonArray("messages", new JsonArray()).isEmpty()) {
            warmUps.incrementAndGet();
            json(request, new JsonObject().put("model", MODEL).put("done", true).put("done_reason", "load"));
            return;
        }
        requests.add(asked);
        var response = request.response();
        response.closeHandler(closed -> {
            if (!response.ended()) {
                dropped.incrementAndGet();
            }
        });
        var behaviour = told.poll();
        new Exchange(vertx, response, MODEL, beforeFirst, between)
                .behave(behaviour == null ? new Behaviour.ByRule() : behaviour, asked);
    }

    private static JsonObject tags() {
        var model = new JsonObject().put("name", MODEL).put("model", MODEL).put("size", 0);
        return new JsonObject().put("models", new JsonArray().add(model));
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.encode());
    }
}
