package dev.parley.line.asterisk;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Waits while another client answers our calls, and takes them again only when nobody does, so that two Parleys of one
 * name never fight for it. Asterisk does not say who is connected. It forgets an application when its client leaves and
 * no channel is in it; where calls were left behind, nothing but channels of ours remains of them in the end, which a
 * living Parley tidies up at once. Lives on the context of the lines.
 */
final class Standby {
    private static final Logger LOG = Logger.getLogger(Standby.class);

    private final Vertx vertx;
    private final Context context;
    private final AriCommands ari;
    private final ChannelNames names;
    private final Duration every;
    private final Runnable vacant;
    private Set<String> leftBehind = Set.of();
    private long timer = -1;

    /** @param vacant what to do when nobody is there */
    Standby(Vertx vertx, Context context, AriCommands ari, AsteriskConfig config, Runnable vacant) {
        this.vertx = vertx;
        this.context = context;
        this.ari = ari;
        this.names = new ChannelNames(config.application());
        this.every = config.standbyEvery();
        this.vacant = vacant;
    }

    void start() {
        stop();
        timer = vertx.setPeriodic(every.toMillis(), ignored -> context.runOnContext(also -> look()));
    }

    void stop() {
        vertx.cancelTimer(timer);
        timer = -1;
        leftBehind = Set.of();
    }

    private void look() {
        ari.channelsInApplication()
                .subscribe()
                .with(
                        there -> context.runOnContext(ignored -> seen(there)),
                        failure -> LOG.debug(failure.getMessage()));
    }

    private void seen(Optional<Set<String>> there) {
        if (timer < 0) {
            return;
        }
        var channels = there.orElse(Set.of());
        boolean abandoned = !channels.isEmpty()
                && channels.equals(leftBehind)
                && channels.stream().allMatch(names::isOurs);
        leftBehind = channels;
        if (there.isEmpty() || abandoned) {
            stop();
            vacant.run();
        }
    }
}
