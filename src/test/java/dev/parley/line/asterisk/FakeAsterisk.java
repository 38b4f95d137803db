package dev.parley.line.asterisk;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks as much ARI over real sockets as the tests without a telephone need: events are the recorded ones, told of the
 * channels that a test names. A media channel enters the application as soon as it is asked for.
 */
final class FakeAsterisk implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final List<JsonObject> channels = new CopyOnWriteArrayList<>();
    /** The channels that were to be dialled, by the ids that they were to have. */
    final List<String> dialled = new CopyOnWriteArrayList<>();
    /** What the dialplan has. */
    final List<String> extensions = new CopyOnWriteArrayList<>();
    /** The ids of the channels that are in the application. */
    final List<String> inApplication = new CopyOnWriteArrayList<>();

    final List<String> bridges = new CopyOnWriteArrayList<>();
    final List<String> modules = new CopyOnWriteArrayList<>();
    /** What media channels were asked for, the latest last: name and value of every parameter. */
    final List<Map<String, String>> media = new CopyOnWriteArrayList<>();
    /** What callers' telephones speak. */
    volatile String codecs = "(ulaw)";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile int refusal;
    /** How many connections for events there were so far. */
    final AtomicInteger connections = new AtomicInteger();

    private volatile Optional<ServerWebSocket> registered = Optional.empty();

    FakeAsterisk(Vertx vertx) throws Exception {
        this(vertx, 0);
    }

    FakeAsterisk(Vertx vertx, int port) throws Exception {
        this.vertx = vertx;
        server = vertx.createHttpServer()
                .webSocketHandshakeHandler(handshake -> {
                    if (refusal > 0) {
                        handshake.reject(refusal);
                    } else if (!String.valueOf(handshake.path()).equals("/ari/events")) {
                        handshake.reject(404);
                    } else {
                        handshake.accept();
                    }
                })
                .webSocketHandler(this::connected)
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

    /** The newer client of a name gets the events; the older one is told. */
    private void connected(ServerWebSocket socket) {
        connections.incrementAndGet();
        registered.ifPresent(older -> older.writeTextMessage(recorded("ApplicationReplaced")));
        registered = Optional.of(socket);
        sockets.add(socket);
        socket.closeHandler(ignored -> {
            sockets.remove(socket);
            registered = registered.filter(current -> current != socket);
        });
    }

    /** As Asterisk does: known while a client is connected for it or a channel is in it. */
    private boolean isApplicationKnown() {
        return registered.isPresent() || !inApplication.isEmpty();
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

    /** Tells the recorded event of this type, of this channel. */
    void tell(String type, String channel) {
        var event = new JsonObject(recorded(type));
        event.getJsonObject("channel").put("id", channel);
        send(event.encode());
    }

    /** A channel is gone, for this reason. */
    void destroyed(String channel, int cause) {
        var event = new JsonObject(recorded("ChannelDestroyed")).put("cause", cause);
        event.getJsonObject("channel").put("id", channel);
        send(event.encode());
    }

    static String recorded(String type) {
        try (var stream = FakeAsterisk.class.getResourceAsStream("/ari/" + type + ".json")) {
            return new String(Objects.requireNonNull(stream, type).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        if (path.equals("/ari/channels") && request.method().equals(HttpMethod.POST)) {
            dialled.add(request.getParam("channelId", ""));
            response.end("{}");
        } else if (path.equals("/ari/channels")) {
            response.end(new JsonArray(channels).encode());
        } else if (path.equals("/ari/bridges")) {
            response.end(new JsonArray(bridges.stream()
                            .map(id -> new JsonObject().put("id", id))
                            .toList())
                    .encode());
        } else if (path.contains("/snoop/")) {
            response.end("{}");
            tell("StasisStart", path.substring(path.lastIndexOf('/') + 1));
        } else if (path.endsWith("/variable")
                && request.getParam("variable", "").startsWith("DIALPLAN_EXISTS")) {
            response.end(new JsonObject()
                    .put("value", extensions.stream().anyMatch(request.getParam("variable", "")::contains) ? "1" : "0")
                    .encode());
        } else if (path.startsWith("/ari/applications/")) {
            response.setStatusCode(isApplicationKnown() ? 200 : 404)
                    .end(new JsonObject()
                            .put("channel_ids", new JsonArray(inApplication))
                            .encode());
        } else if (path.endsWith("/variable") && request.method().equals(HttpMethod.GET)) {
            response.end(new JsonObject().put("value", codecs).encode());
        } else if (path.startsWith("/ari/asterisk/modules/")) {
            response.setStatusCode(modules.contains(path.substring("/ari/asterisk/modules/".length())) ? 200 : 404)
                    .end("{\"status\":\"Running\"}");
        } else if (path.equals("/ari/channels/externalMedia")) {
            var asked = new HashMap<String, String>();
            request.params().forEach(asked::put);
            media.add(asked);
            response.end(
                    "{\"channelvars\":{\"UNICASTRTP_LOCAL_ADDRESS\":\"127.0.0.1\",\"UNICASTRTP_LOCAL_PORT\":\"9\"}}");
            tell("StasisStart", request.getParam("channelId", ""));
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
