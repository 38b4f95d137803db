package dev.parley.listen.wyoming;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The TCP side of a Wyoming recogniser. Each question has a connection of its own, since servers may close after each;
 * it is cut when nobody wants the answer any more. Thread-safe, never blocks.
 */
final class WyomingServer {
    private static final Pattern ADDRESS = Pattern.compile("(?:tcp://)?(\\[[0-9a-fA-F:.]+]|[^:/]+):(\\d{1,5})");
    private static final int CONNECT_MILLIS = 1500;

    private final Vertx vertx;
    private final NetClient client;
    private final SocketAddress address;

    private WyomingServer(Vertx vertx, SocketAddress address) {
        this.vertx = vertx;
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true));
        this.address = address;
    }

    static WyomingServer at(Vertx vertx, String address) {
        var parts = ADDRESS.matcher(address.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new IllegalArgumentException("parley.listen.wyoming.address is \"" + address
                    + "\", which is no address of a server. Write it like host:10300");
        }
        var host = parts.group(1).replaceAll("[\\[\\]]", "");
        return new WyomingServer(vertx, SocketAddress.inetSocketAddress(Integer.parseInt(parts.group(2)), host));
    }

    String address() {
        return address.toString();
    }

    /** Succeeds when somebody takes the connection. */
    Uni<Void> greet() {
        return Uni.createFrom()
                .emitter(emitter -> onContext(() -> client.connect(address)
                        .onSuccess(socket -> {
                            socket.close();
                            emitter.complete(null);
                        })
                        .onFailure(emitter::fail)));
    }

    /** Sends the question and gives the first event that answers it: a transcript or an error. */
    Uni<Event> ask(Buffer question) {
        return Uni.createFrom().emitter(emitter -> onContext(() -> ask(question, emitter)));
    }

    private void ask(Buffer question, UniEmitter<? super Event> emitter) {
        Future<NetSocket> connecting = client.connect(address);
        emitter.onTermination(() -> connecting.onSuccess(NetSocket::close));
        connecting
                .onSuccess(socket -> {
                    listen(socket, emitter);
                    socket.write(question).onFailure(emitter::fail);
                })
                .onFailure(emitter::fail);
    }

    private static void listen(NetSocket socket, UniEmitter<? super Event> emitter) {
        var reader = new EventReader();
        socket.exceptionHandler(emitter::fail);
        socket.closeHandler(_ -> emitter.fail(new IOException("the connection was closed without a transcript")));
        socket.handler(bytes -> {
            try {
                reader.read(bytes).stream()
                        .filter(WyomingServer::isAnswer)
                        .findFirst()
                        .ifPresent(emitter::complete);
            } catch (EventReader.NotWyoming foreign) {
                emitter.fail(foreign);
            }
        });
    }

    private static boolean isAnswer(Event event) {
        return event.type().equals("transcript") || event.type().equals("error");
    }

    /** Elsewhere an answer could be over before anybody listens to it. */
    private void onContext(Runnable action) {
        vertx.getOrCreateContext().runOnContext(_ -> action.run());
    }
}
