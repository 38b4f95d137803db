package dev.parley.web;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** Where open pages listen. */
@WebSocket(path = LiveSocket.PATH, endpointId = LiveSocket.ENDPOINT)
class LiveSocket {
    static final String PATH = "/live";
    static final String ENDPOINT = "live";

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final int GOING_AWAY = 1001;

    private final LivePage page;

    LiveSocket(LivePage page) {
        this.page = page;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        page.join(connection.id(), new Connected(connection));
        return Uni.createFrom().voidItem();
    }

    @OnPongMessage
    Uni<Void> pong(WebSocketConnection connection, Buffer payload) {
        page.heard(connection.id());
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        page.leave(connection.id());
        return Uni.createFrom().voidItem();
    }

    @OnError
    Uni<Void> failed(WebSocketConnection connection, Throwable failure) {
        LOG.debug("A page is gone.", failure);
        page.leave(connection.id());
        return Uni.createFrom().voidItem();
    }

    private record Connected(WebSocketConnection connection) implements Viewer.Socket {
        @Override
        public Uni<Void> send(String text) {
            return connection.sendText(text);
        }

        @Override
        public Uni<Void> ping() {
            return connection.sendPing(Buffer.buffer());
        }

        @Override
        public Uni<Void> close(String reason) {
            return connection.close(new CloseReason(GOING_AWAY, reason));
        }
    }
}
