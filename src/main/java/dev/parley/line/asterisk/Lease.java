package dev.parley.line.asterisk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What a call has of Asterisk for a while only, and again and again as long as Parley lives: the time after which
 * Asterisk takes the call out of the application by itself. The dialplan's {@code T} extension then looks after the
 * caller. Without it the call of a Parley that died would stay up in silence for ever. Lives on the call's context.
 */
final class Lease {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final int RENEWALS = 3;

    private final Context context;
    private final AriCommands ari;
    private final Duration length;
    private final Supplier<List<String>> channels;
    private Optional<String> released = Optional.empty();
    private long timer = -1;

    /** @param length none when it is zero */
    Lease(Context context, AriCommands ari, Duration length, Supplier<List<String>> channels) {
        this.context = context;
        this.ari = ari;
        this.length = length;
        this.channels = channels;
    }

    void begin() {
        end();
        released = Optional.empty();
        if (length.toSeconds() > 0) {
            renew();
            timer = context.owner()
                    .setPeriodic(length.toMillis() / RENEWALS, ignored -> context.runOnContext(also -> renew()));
        }
    }

    /** No more renewals; the channels are about to go. */
    void end() {
        context.owner().cancelTimer(timer);
        timer = -1;
    }

    /** This channel stays without us: somebody else looks after the caller. The others go on to depend on us. */
    Uni<Void> release(String channel) {
        released = Optional.of(channel);
        return length.toSeconds() > 0
                ? ari.hangUpAfter(channel, Duration.ZERO)
                : Uni.createFrom().voidItem();
    }

    private void renew() {
        channels.get().stream()
                .filter(channel -> !released.equals(Optional.of(channel)))
                .forEach(channel -> ari.hangUpAfter(channel, length)
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debug(failure.getMessage())));
    }
}
