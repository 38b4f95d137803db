package dev.parley.line.asterisk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Puts right what nobody told us of: calls that ended unheard are ended here too, and channels and bridges of ours that
 * no call here belongs to are removed, whoever left them behind. A stranger is removed when it is met for the second
 * time, since its StasisStart may still be on its way the first time. What belongs to another application's name, and so
 * to another Parley, is left alone. Lives on the context of the lines.
 */
final class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Context context;
    private final AriCommands ari;
    private final ChannelNames names;
    private final Duration every;
    private final Map<String, AriLine> byChannel;
    private Set<String> strangers = Set.of();
    private long timer = -1;
    private boolean removing;

    Sweep(Vertx vertx, Context context, AriCommands ari, AsteriskConfig config, Map<String, AriLine> byChannel) {
        this.vertx = vertx;
        this.context = context;
        this.ari = ari;
        this.names = new ChannelNames(config.application());
        this.every = config.sweepEvery();
        this.byChannel = byChannel;
    }

    /** Looks at once, a second later, and from then on now and again. */
    void start() {
        start(every, true);
    }

    /** While another client gets our events, what is there is its business; only the ends of calls here are looked for. */
    void startWithoutRemoving(Duration often) {
        start(often, false);
    }

    private void start(Duration interval, boolean mayRemove) {
        stop();
        removing = mayRemove;
        look();
        timer = after(SECOND_LOOK, interval);
    }

    void stop() {
        vertx.cancelTimer(timer);
        timer = -1;
        strangers = Set.of();
    }

    private long after(Duration wait, Duration interval) {
        return vertx.setTimer(
                wait.toMillis(),
                due -> context.runOnContext(ignored -> {
                    if (due == timer) {
                        look();
                        timer = after(interval, interval);
                    }
                }));
    }

    private void look() {
        // a call that comes in while Asterisk answers is not in the answer, and not lost
        var needed = Set.copyOf(byChannel.values()).stream()
                .collect(Collectors.toMap(line -> line, AriLine::neededChannels));
        Uni.combine()
                .all()
                .unis(ari.channels(), ari.bridgeIds())
                .asTuple()
                .subscribe()
                .with(
                        found -> context.runOnContext(ignored -> seen(needed, found.getItem1(), found.getItem2())),
                        Sweep::tell);
    }

    private void seen(Map<AriLine, Set<String>> needed, List<AriChannel> channels, List<String> bridges) {
        if (timer < 0) {
            return;
        }
        var up = channels.stream().map(AriChannel::id).collect(Collectors.toSet());
        needed.forEach((line, its) -> {
            if (!up.containsAll(its)) {
                line.lost("Asterisk no longer has the call");
            }
        });
        if (!removing) {
            return;
        }
        var met = Stream.concat(strangeChannels(channels), strangeBridges(bridges))
                .collect(Collectors.toSet());
        met.stream().filter(strangers::contains).forEach(this::remove);
        strangers = met;
    }

    private Stream<String> strangeChannels(List<AriChannel> channels) {
        return channels.stream()
                .filter(channel -> names.isOurs(channel.id()) || channel.isInStasis(names.application()))
                .map(AriChannel::id)
                .filter(id -> !byChannel.containsKey(id));
    }

    private Stream<String> strangeBridges(List<String> bridges) {
        var known = byChannel.values().stream()
                .flatMap(line -> line.bridges().stream())
                .collect(Collectors.toSet());
        return bridges.stream().filter(names::isBridge).filter(id -> !known.contains(id));
    }

    private void remove(String id) {
        var removal = names.isBridge(id) ? ari.destroyBridge(id) : ari.hangUp(id);
        removal.subscribe()
                .with(done -> LOG.infof("Removed %s from Asterisk: no call here belongs to it", id), Sweep::tell);
    }

    private static void tell(Throwable failure) {
        LOG.warnf("Could not tidy up in Asterisk: %s", failure.getMessage());
    }
}
