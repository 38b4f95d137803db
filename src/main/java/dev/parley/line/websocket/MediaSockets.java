package dev.parley.line.websocket;

import dev.parley.line.media.Pacer;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;

/** The media WebSockets of one Asterisk, one a call; Parley is the client. Thread-safe. */
public final class MediaSockets implements AutoCloseable {
    /** Far more than one instance can serve: calls are limited elsewhere, and a call must not wait for its sound. */
    private static final int MOST_CALLS = 10_000;

    private final Vertx vertx;
    private final WebSocketClient client;
    private final String base;
    private final Pacer pacer;
    private final Duration timeout;

    /**
     * @param asterisk base of its HTTP server, such as http://pbx:8088
     * @param timeout longest wait for a connection
     */
    public MediaSockets(Vertx vertx, URI asterisk, Pacer pacer, Duration timeout) {
        this.vertx = vertx;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxConnections(MOST_CALLS));
        this.base = asterisk.toString().replaceFirst("^http", "ws");
        this.pacer = pacer;
        this.timeout = timeout;
    }

    /** For one call; not connected yet. */
    public MediaSocket open() {
        return new MediaSocket(vertx.getOrCreateContext(), client, pacer, this::address);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The connection's id is a secret that Asterisk made up for this one call; nothing else is asked for. */
    private WebSocketConnectOptions address(String connection) {
        var options = new WebSocketConnectOptions();
        options.setTimeout(timeout.toMillis());
        return options.setAbsoluteURI(base + "/media/" + connection).addSubProtocol("media");
    }
}
