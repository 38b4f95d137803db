package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.Playout;
import dev.parley.line.websocket.MediaSocket;
import dev.parley.line.websocket.MediaSockets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sound over a WebSocket that Parley opens to Asterisk's own HTTP server. */
record WebSocketCarrier(MediaSocket socket) implements Carrier {
    /** @param rtp what to do where the way to Asterisk's HTTP server is open for ARI only */
    record Kind(MediaSockets sockets, Carrier.Kind rtp) implements Carrier.Kind {
        @Override
        public int rateHz() {
            return MediaSocket.RATE_HZ;
        }

        @Override
        public Optional<Carrier.Kind> instead() {
            return Optional.of(rtp);
        }

        @Override
        public Carrier open() {
            return new WebSocketCarrier(sockets.open());
        }
    }

    @Override
    public Map<String, String> request() {
        return Map.of(
                "external_host", "INCOMING",
                "connection_type", "server",
                "transport", "websocket",
                "encapsulation", "none",
                "format", MediaSocket.FORMAT);
    }

    @Override
    public Uni<Void> start(JsonObject variables, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        return socket.start(variables.getString("MEDIA_WEBSOCKET_CONNECTION_ID"), playout, listener);
    }

    @Override
    public void hold(boolean held) {
        socket.hold(held);
    }

    @Override
    public void stop() {
        socket.stop();
    }
}
