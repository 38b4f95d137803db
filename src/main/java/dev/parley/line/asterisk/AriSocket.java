package dev.parley.line.asterisk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one WebSocket on which Asterisk tells what happens. It reconnects for ever, waiting longer each time (with
 * jitter, so that many instances do not knock at once), and finds out by pings when the other end is gone in silence.
 * Everything happens on one Vert.x context.
 */
final class AriSocket {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    /** Well within the patience that the calls of a lost Asterisk are given. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration PING = Duration.ofSeconds(5);
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final Vertx vertx;
    private final Context context;
    private final URI url;
    private final AsteriskConfig config;
    private final WebSocketClient client;
    private Optional<WebSocket> open = Optional.empty();
    private Optional<MultiEmitter<? super AriEvent>> emitting = Optional.empty();
    private int attempts;
    private boolean held;
    private boolean closed;

    AriSocket(Vertx vertx, Context context, URI url, AsteriskConfig config) {
        this.vertx = vertx;
        this.context = context;
        this.url = url;
        this.config = config;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout((int) config.commandTimeout().toMillis())
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE));
    }

    /** What happens, in order, with {@link AriEvent.Connected} and {@link AriEvent.Disconnected} in between. */
    Multi<AriEvent> events() {
        return Multi.createFrom().emitter(emitter -> {
            emitter.onTermination(() -> context.runOnContext(ignored -> close()));
            context.runOnContext(ignored -> connect(emitter));
        });
    }

    private void connect(MultiEmitter<? super AriEvent> emitter) {
        emitting = Optional.of(emitter);
        if (closed || held) {
            return;
        }
        // what follows the handshake at once has to find a listener
        var socket = client.webSocket();
        socket.textMessageHandler(text -> context.runOnContext(ignored -> emitter.emit(AriEventReader.read(text))));
        socket.connect(options())
                .onComplete(connection -> context.runOnContext(ignored -> {
                    if (connection.succeeded()) {
                        attempts = 0;
                        connected(connection.result(), emitter);
                    } else {
                        emitter.emit(notConnected(connection.cause()));
                        again(emitter);
                    }
                }));
    }

    /** Closes the connection, without a word to whoever listens, and makes none until it is told to. */
    void hold() {
        held = true;
        open.ifPresent(WebSocket::close);
    }

    /** Connects again, also when another client has to give way for it. */
    void resume() {
        if (held) {
            held = false;
            emitting.ifPresent(this::connect);
        }
    }

    private void connected(WebSocket socket, MultiEmitter<? super AriEvent> emitter) {
        open = Optional.of(socket);
        var pulse = new Pulse(socket);
        socket.exceptionHandler(failure -> socket.close());
        socket.closeHandler(ignored -> context.runOnContext(also -> {
            pulse.stop();
            open = Optional.empty();
            if (!held) {
                emitter.emit(new AriEvent.Disconnected(false, "The connection to Asterisk at " + url + " was lost."));
                again(emitter);
            }
        }));
        emitter.emit(new AriEvent.Connected());
    }

    private void again(MultiEmitter<? super AriEvent> emitter) {
        if (!closed) {
            vertx.setTimer(wait(attempts++), ignored -> context.runOnContext(also -> connect(emitter)));
        }
    }

    static long wait(int attempt) {
        long doubled = FIRST_WAIT.toMillis() << Math.min(attempt, 10);
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return (long) (Math.min(doubled, LONGEST_WAIT.toMillis()) * jitter);
    }

    private void close() {
        closed = true;
        client.close();
    }

    private WebSocketConnectOptions options() {
        var login = config.username() + ":" + config.password().orElse("");
        var options = new WebSocketConnectOptions();
        options.setTimeout(config.commandTimeout().toMillis());
        return options.setAbsoluteURI(url.toString().replaceFirst("^http", "ws") + "/ari/events?app="
                        + URLEncoder.encode(config.application(), StandardCharsets.UTF_8))
                .putHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private AriEvent notConnected(Throwable failure) {
        if (failure instanceof UpgradeRejectedException rejected) {
            return new AriEvent.Disconnected(true, refusal(rejected.getStatus()));
        }
        return new AriEvent.Disconnected(
                false,
                "Asterisk cannot be reached at " + url + " (" + failure.getMessage()
                        + "). Check parley.asterisk.url and that Asterisk runs; trying again.");
    }

    private String refusal(int status) {
        return switch (status) {
            case 401, 403 ->
                "Asterisk at " + url + " refuses the user " + config.username()
                        + ". Check parley.asterisk.username and parley.asterisk.password against its ari.conf.";
            case 404 ->
                "There is no ARI at " + url
                        + ". Check parley.asterisk.url and that res_ari is loaded and enabled in ari.conf.";
            default ->
                "What answers at " + url + " is not an Asterisk (HTTP status " + status
                        + "). Check parley.asterisk.url.";
        };
    }

    /** Pings the other end and closes the socket when it no longer answers. */
    private final class Pulse {
        private final WebSocket socket;
        private final long timer;
        private boolean answered = true;

        Pulse(WebSocket socket) {
            this.socket = socket;
            socket.pongHandler(ignored -> answered = true);
            this.timer = vertx.setPeriodic(PING.toMillis(), ignored -> context.runOnContext(also -> beat()));
        }

        private void beat() {
            if (!answered) {
                socket.close();
                return;
            }
            answered = false;
            socket.writePing(io.vertx.core.buffer.Buffer.buffer("parley"));
        }

        void stop() {
            vertx.cancelTimer(timer);
        }
    }
}
