package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.rtp.Format;
import dev.parley.line.rtp.RtpEngine;
import dev.parley.line.rtp.RtpSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The externalMedia channel through which Parley hears and speaks in one call. Lives on the call's context. Mutable for
 * that reason.
 */
final class MediaChannel {
    private static final Duration READY = Duration.ofSeconds(3);

    private final String id;
    private final AriCommands ari;
    private final RtpEngine rtp;
    private final Format format;
    private final CompletableFuture<Void> inStasis = new CompletableFuture<>();
    private Optional<RtpSession> session = Optional.empty();

    MediaChannel(String id, AriCommands ari, RtpEngine rtp, Format format) {
        this.id = id;
        this.ari = ari;
        this.rtp = rtp;
        this.format = format;
    }

    String id() {
        return id;
    }

    /**
     * Done when the channel can be put into a bridge: Asterisk refuses that before the channel is in Stasis.
     *
     * @param listener told every 20 ms on the pacer's thread
     */
    Uni<Void> open(Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        var opened = rtp.open(format);
        session = Optional.of(opened);
        var here = opened.localAddress().getAddress().getHostAddress() + ":" + opened.localPort();
        return ari.externalMedia(id, here, format.asteriskName())
                .invoke(answer ->
                        opened.start(peer(answer.getJsonObject("channelvars", new JsonObject())), playout, listener))
                .chain(() -> Uni.createFrom().completionStage(inStasis))
                .ifNoItem()
                .after(READY)
                .failWith(() -> new LineException("Asterisk did not open its media channel in time"));
    }

    private static InetSocketAddress peer(JsonObject variables) {
        return new InetSocketAddress(
                variables.getString("UNICASTRTP_LOCAL_ADDRESS"),
                Integer.parseInt(variables.getString("UNICASTRTP_LOCAL_PORT")));
    }

    /** No more sound either way. */
    void stop(String reason) {
        session.ifPresent(RtpSession::stop);
        inStasis.completeExceptionally(new LineException(reason));
    }

    /** @return whether the channel is gone */
    boolean handle(AriEvent.OfChannel event) {
        if (event instanceof AriEvent.StasisStart) {
            inStasis.complete(null);
        }
        return event instanceof AriEvent.Destroyed || event instanceof AriEvent.StasisEnd;
    }
}
