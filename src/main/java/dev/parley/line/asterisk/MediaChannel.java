package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
    private final CompletableFuture<Void> inStasis = new CompletableFuture<>();
    private Optional<Carrier> carrier = Optional.empty();

    MediaChannel(String id, AriCommands ari) {
        this.id = id;
        this.ari = ari;
    }

    String id() {
        return id;
    }

    /**
     * Done when the channel can be put into a bridge: Asterisk refuses that before the channel is in Stasis.
     *
     * @param listener told every 20 ms on the pacer's thread
     */
    Uni<Void> open(Carrier.Kind kind, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        var opened = kind.open();
        carrier = Optional.of(opened);
        return ari.externalMedia(id, opened.request())
                .chain(answer -> opened.start(answer.getJsonObject("channelvars", new JsonObject()), playout, listener))
                .chain(() -> Uni.createFrom().completionStage(inStasis))
                .ifNoItem()
                .after(READY)
                .failWith(() -> new LineException("Asterisk did not open its media channel in time"));
    }

    /** While held nothing is said and nothing is heard. */
    void hold(boolean held) {
        carrier.ifPresent(one -> one.hold(held));
    }

    /** No more sound either way. */
    void stop(String reason) {
        carrier.ifPresent(Carrier::stop);
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
