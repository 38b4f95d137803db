package dev.parley.web;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
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
@PermissionsAllowed("calls:read")
@WebSocket(path = LiveSocket.PATH, endpointId = LiveSocket.ENDPOINT)
class LiveSocket {
    static final String PATH = "/live";
    static final String ENDPOINT = "live";

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final int GOING_AWAY = 1001;

    private final LivePage page;
    private final Audit audit;
    private final SecurityIdentity identity;

    LiveSocket(LivePage page, Audit audit, SecurityIdentity identity) {
        this.page = page;
        this.audit = audit;
        this.identity = identity;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        var actor = Actor.of(identity.getPrincipal());
        page.join(connection.id(), actor.team(), new Connected(connection));
        note(actor);
        return Uni.createFrom().voidItem();
    }

    /** A page that shows running calls does not wait for a database that is away. */
    private void note(Actor actor) {
        audit.note(actor, "transcript.watch", "calls:live")
                .subscribe()
                .with(
                        noted -> {},
                        failure -> LOG.errorf(
                                "The audit log misses that %s watches calls: %s", actor.reference(), failure));
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
