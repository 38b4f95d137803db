package dev.parley.line.asterisk;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What is put right after each connect: calls that ended unheard are ended here too, and channels and bridges of a dead
 * instance are removed. A channel that nobody knows gets a second's grace, since its StasisStart may still be on its
 * way.
 */
record Sweep(AriCommands ari, ChannelNames names, String application) {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int GRACE_MILLIS = 1000;

    void run(Vertx vertx, Context context, Map<String, AriLine> byChannel) {
        // a call that comes in while Asterisk answers is not in the answer, and not lost
        var lines = Set.copyOf(byChannel.values());
        ari.channels()
                .subscribe()
                .with(
                        channels -> context.runOnContext(ignored -> {
                            endLost(channels, lines);
                            var unknown = orphans(channels, byChannel);
                            vertx.setTimer(
                                    GRACE_MILLIS,
                                    also -> context.runOnContext(now -> removeOrphans(context, byChannel, unknown)));
                        }),
                        Sweep::tell);
    }

    private static void endLost(List<AriChannel> channels, Set<AriLine> lines) {
        var up = channels.stream().map(AriChannel::id).collect(Collectors.toSet());
        lines.stream()
                .filter(line -> line.isMissingFrom(up))
                .forEach(line -> line.lost("Asterisk no longer has the call"));
    }

    private Set<String> orphans(List<AriChannel> channels, Map<String, AriLine> byChannel) {
        return channels.stream()
                .filter(channel -> names.isOurs(channel.id()) || channel.isInStasis(application))
                .map(AriChannel::id)
                .filter(id -> !byChannel.containsKey(id))
                .collect(Collectors.toSet());
    }

    /** What nobody knew at first, and nobody knows now. */
    private void removeOrphans(Context context, Map<String, AriLine> byChannel, Set<String> unknown) {
        unknown.stream()
                .filter(id -> !byChannel.containsKey(id))
                .forEach(id -> remove("channel " + id, ari.hangUp(id)));
        ari.bridgeIds()
                .subscribe()
                .with(ids -> context.runOnContext(ignored -> removeBridges(ids, byChannel)), Sweep::tell);
    }

    private void removeBridges(List<String> ids, Map<String, AriLine> byChannel) {
        var known = byChannel.values().stream().map(AriLine::bridge).collect(Collectors.toSet());
        ids.stream()
                .filter(names::isBridge)
                .filter(id -> !known.contains(id))
                .forEach(id -> remove("bridge " + id, ari.destroyBridge(id)));
    }

    private static void remove(String what, io.smallrye.mutiny.Uni<Void> removal) {
        removal.subscribe().with(done -> LOG.infof("Removed %s, left behind by an earlier run", what), Sweep::tell);
    }

    private static void tell(Throwable failure) {
        LOG.warnf("Could not tidy up in Asterisk: %s", failure.getMessage());
    }
}
