package dev.parley.line.websocket;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The media end of Asterisk's HTTP server: knows one connection and says what it is told to. */
final class FakeMedia implements AutoCloseable {
    static final String CONNECTION = "8f3c2d5e-5ad7-4a0a-9d0e-3a6c7d2b1f00";
    static final String STARTED =
            "MEDIA_START connection_id:" + CONNECTION + " channel_id:c1 format:slin16 optimal_frame_size:640 ptime:20";

    final List<Buffer> sounds = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final CompletableFuture<ServerWebSocket> connected = new CompletableFuture<>();
    private final HttpServer server;
    private volatile String greeting = STARTED;

    FakeMedia(Vertx vertx) throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("media"))
                .webSocketHandshakeHandler(handshake -> {
                    if (String.valueOf(handshake.path()).equals("/media/" + CONNECTION)) {
                        handshake.accept();
                    } else {
                        handshake.reject(404);
                    }
                })
                .webSocketHandler(this::connected)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    void greetWith(String words) {
        greeting = words;
    }

    void say(int level) {
        var frame = Buffer.buffer(640);
        for (int i = 0; i < 320; i++) {
            frame.appendShortLE((short) level);
        }
        connected.join().writeBinaryMessage(frame);
    }

    void tell(String words) {
        connected.join().writeTextMessage(words);
    }

    void cut() {
        connected.join().close();
    }

    private void connected(ServerWebSocket socket) {
        socket.textMessageHandler(commands::add);
        socket.binaryMessageHandler(sounds::add);
        socket.writeTextMessage(greeting);
        connected.complete(socket);
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
