package dev.parley.line.asterisk;

import dev.parley.line.LineException;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The attempts to reach a person for one caller. Every attempt has a channel id of its own, so that late news of an
 * earlier one is not taken for news of the one that counts. Lives on the call's context. Mutable for that reason.
 */
final class HandOver {
    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z_*#+-]{1,40}");
    /** How much longer than the phone rings Asterisk may take to say that it stopped. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CallId call;
    private final AriCommands ari;
    private final AsteriskConfig config;
    private final ChannelNames names;
    private final Consumer<String> expected;
    private volatile Optional<Attempt> last = Optional.empty();
    private int attempts;

    private static final class Attempt {
        private final String channel;
        private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
        private volatile boolean connected;

        Attempt(String channel) {
            this.channel = channel;
        }
    }

    /** @param expected told each channel id before Asterisk is */
    HandOver(CallId call, AriCommands ari, AsteriskConfig config, ChannelNames names, Consumer<String> expected) {
        this.call = call;
        this.ari = ari;
        this.config = config;
        this.names = names;
        this.expected = expected;
    }

    /**
     * True when the person took the call, false when nobody did in time.
     *
     * @param meanwhile done as soon as the person is being rung
     */
    Uni<Boolean> ring(String extension, Caller caller, Duration ring, Uni<Void> meanwhile) {
        if (!EXTENSION.matcher(extension).matches()) {
            return Uni.createFrom()
                    .failure(new LineException("\"" + extension + "\" is no extension to hand a caller over to"));
        }
        var attempt = new Attempt(names.person(call, ++attempts));
        last = Optional.of(attempt);
        expected.accept(attempt.channel);
        var endpoint = "Local/" + extension + "@" + config.handOverContext();
        return ari.dial(attempt.channel, endpoint, "person", caller.number(), ring)
                .chain(() -> meanwhile)
                .chain(() -> Uni.createFrom().completionStage(attempt.answered))
                .ifNoItem()
                .after(ring.plus(GRACE))
                .recoverWithItem(false);
    }

    /** Brings the person who answered to the caller. */
    Uni<Void> connect(String bridge) {
        var attempt = last.orElseThrow();
        return ari.addToBridge(bridge, attempt.channel).invoke(() -> attempt.connected = true);
    }

    Uni<Void> giveUp() {
        return last.map(attempt -> ari.hangUp(attempt.channel))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Nobody waits for the person any more. */
    void callerIsGone() {
        last.ifPresent(attempt -> attempt.answered.complete(false));
    }

    /** Whether caller and person have been brought together. Callable from anywhere. */
    boolean isConnected() {
        return last.filter(attempt -> attempt.connected).isPresent();
    }

    /** The channel of the person who talks to the caller. Callable from anywhere. */
    Optional<String> connectedChannel() {
        return last.filter(attempt -> attempt.connected).map(attempt -> attempt.channel);
    }

    /** @return whether the person hung up on the caller */
    boolean handle(AriEvent.OfChannel event) {
        var attempt = last.filter(current -> current.channel.equals(event.channelId()));
        if (event instanceof AriEvent.StasisStart) {
            attempt.ifPresent(current -> current.answered.complete(true));
        } else if (event instanceof AriEvent.Destroyed || event instanceof AriEvent.StasisEnd) {
            attempt.ifPresent(current -> current.answered.complete(false));
            return attempt.filter(current -> current.connected).isPresent();
        }
        return false;
    }
}
