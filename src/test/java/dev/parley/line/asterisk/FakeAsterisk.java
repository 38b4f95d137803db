package dev.parley.line.asterisk;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Speaks as much ARI over a real socket as the tests of the socket and the sweep need. */
final class FakeAsterisk implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final List<JsonObject> channels = new CopyOnWriteArrayList<>();
    final List<String> bridges = new CopyOnWriteArrayList<>();
    private final Vertx vertx;
    private final HttpServer server;
    private volatile int refusal;

    FakeAsterisk(Vertx vertx) throws Exception {
        this(vertx, 0);
    }

    FakeAsterisk(Vertx vertx, int port) throws Exception {
        this.vertx = vertx;
        server = vertx.createHttpServer()
                .webSocketHandshakeHandler(handshake -> {
                    if (refusal > 0) {
                        handshake.reject(refusal);
                    } else {
                        handshake.accept();
                    }
                })
                .webSocketHandler(sockets::add)
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    int port() {
        return server.actualPort();
    }

    void refuseWith(int status) {
        refusal = status;
    }

    void send(String event) {
        sockets.getLast().writeTextMessage(event);
    }

    void cut() {
        sockets.forEach(socket -> socket.close());
        sockets.clear();
    }

    static JsonObject channel(String id, String stasisData) {
        return new JsonObject()
                .put("id", id)
                .put("name", "PJSIP/" + id)
                .put("state", "Up")
                .put("dialplan", new JsonObject().put("app_name", "Stasis").put("app_data", stasisData));
    }

    private void answer(HttpServerRequest request) {
        requests.add(request.method() + " " + request.path());
        var path = String.valueOf(request.path());
        var response = request.response();
        if (path.equals("/ari/channels")) {
            response.end(new JsonArray(channels).encode());
        } else if (path.equals("/ari/bridges")) {
            response.end(new JsonArray(bridges.stream()
                            .map(id -> new JsonObject().put("id", id))
                            .toList())
                    .encode());
        } else if (path.equals("/ari/asterisk/info")) {
            response.end("{\"system\":{\"version\":\"22.10.1\"}}");
        } else {
            response.setStatusCode(204).end();
        }
    }

    Optional<String> firstRequest(String start) {
        return requests.stream().filter(r -> r.startsWith(start)).findFirst();
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
