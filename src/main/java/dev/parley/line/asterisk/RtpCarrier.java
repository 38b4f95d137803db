package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.Playout;
import dev.parley.line.rtp.Format;
import dev.parley.line.rtp.RtpEngine;
import dev.parley.line.rtp.RtpSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Consumer;

/** Sound as RTP between an own UDP port and one of Asterisk's. */
record RtpCarrier(RtpSession session) implements Carrier {
    record Kind(RtpEngine rtp, Format format) implements Carrier.Kind {
        @Override
        public int rateHz() {
            return format.rateHz();
        }

        @Override
        public Carrier open() {
            return new RtpCarrier(rtp.open(format));
        }
    }

    @Override
    public Map<String, String> request() {
        var here = session.localAddress();
        return Map.of(
                "external_host",
                here.getAddress().getHostAddress() + ":" + here.getPort(),
                "format",
                session.format().asteriskName());
    }

    @Override
    public Uni<Void> start(JsonObject variables, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        var peer = new InetSocketAddress(
                variables.getString("UNICASTRTP_LOCAL_ADDRESS"),
                Integer.parseInt(variables.getString("UNICASTRTP_LOCAL_PORT")));
        session.start(peer, playout, listener);
        return Uni.createFrom().voidItem();
    }

    @Override
    public void hold(boolean held) {
        session.hold(held);
    }

    @Override
    public void stop() {
        session.stop();
    }
}
