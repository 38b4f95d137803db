package dev.parley.line.asterisk;

import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.talk.CallId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * How Parley hears and speaks in one call: a media channel and, when that is lost while the caller is still there,
 * another in its place. Lives on the call's context. Mutable for that reason.
 */
final class CallMedia {
    static final String LOST = "Asterisk closed the media channel";
    private static final Logger LOG = Logger.getLogger(CallMedia.class);
    /** An Asterisk that closes every channel that is opened is not to be asked for ever. */
    private static final int MOST_LOSSES = 3;

    private final CallId call;
    private final AriCommands ari;
    private final ChannelNames names;
    private final Playout playout;
    private final Executor context;
    private final Consumer<String> expected;
    private final Consumer<LineEvent.FrameArrived> listener;
    private Optional<Carrier.Kind> kind = Optional.empty();
    private MediaChannel channel;
    private int losses;
    private boolean held;
    private boolean over;

    /**
     * @param context the call's
     * @param expected told the id of each further channel before it is asked for
     * @param listener told every 20 ms on the pacer's thread
     */
    CallMedia(
            CallId call,
            AriCommands ari,
            ChannelNames names,
            Playout playout,
            Executor context,
            Consumer<String> expected,
            Consumer<LineEvent.FrameArrived> listener) {
        this.call = call;
        this.ari = ari;
        this.names = names;
        this.playout = playout;
        this.context = context;
        this.expected = expected;
        this.listener = listener;
        this.channel = new MediaChannel(names.media(call), ari);
    }

    String channelId() {
        return channel.id();
    }

    /** To be said before anything is opened. */
    void travelAs(Carrier.Kind chosen) {
        kind = Optional.of(chosen);
    }

    int rateHz() {
        return kind.orElseThrow().rateHz();
    }

    /** Done, on the call's context, when the channel can be put into the call's bridge. */
    Uni<Void> open() {
        if (over) {
            return Uni.createFrom().failure(new LineException("the caller is gone"));
        }
        var chosen = kind.orElseThrow();
        return channel.open(chosen, playout, listener)
                .emitOn(context)
                .invoke(() -> channel.hold(held))
                .onFailure(failure -> !over && chosen.instead().isPresent())
                .recoverWithUni(failure -> openInstead(chosen.instead().orElseThrow(), failure));
    }

    private Uni<Void> openInstead(Carrier.Kind other, Throwable failure) {
        LOG.warnf("%s. The call's sound travels as RTP.", failure.getMessage());
        travelAs(other);
        replace(String.valueOf(failure.getMessage()));
        return open();
    }

    /** As {@link #open}, after a loss. */
    Uni<Void> openAgain() {
        if (losses == MOST_LOSSES) {
            return Uni.createFrom().failure(new LineException(LOST + " too often"));
        }
        LOG.warnf("%s; opening another one.", LOST);
        replace(LOST);
        return open();
    }

    private void replace(String reason) {
        channel.stop(reason);
        ari.hangUp(channel.id()).subscribe().with(done -> {}, failure -> LOG.debug(failure.getMessage()));
        channel = new MediaChannel(names.media(call, ++losses), ari);
        expected.accept(channel.id());
    }

    /** While held nothing is said and nothing is heard. */
    void hold(boolean now) {
        held = now;
        channel.hold(now);
    }

    /** No more sound either way, for good. */
    void stop(String reason) {
        over = true;
        channel.stop(reason);
    }

    boolean isStopped() {
        return over;
    }

    /** @return whether the present channel is gone */
    boolean isLostBy(AriEvent.OfChannel event) {
        return event.channelId().equals(channel.id()) && channel.handle(event);
    }
}
