package dev.parley.line.asterisk;

import dev.parley.line.LineException;
import dev.parley.line.RingOutcome;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * From the agent to a person: rings them, lets the agent speak to them in a side bridge of its own, brings them into the
 * caller's bridge, and listens to the caller from the side bridge from then on. Every attempt has channel ids of its
 * own, so that late news of an earlier one is not taken for news of the one that counts. Lives on the call's context.
 * Mutable for that reason.
 */
final class HandOver {
    private static final Logger LOG = Logger.getLogger(HandOver.class);
    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z_*#+-]{1,40}");
    /** How much longer than the phone rings Asterisk may take to say that it stopped. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration READY = Duration.ofSeconds(3);

    private final AriCommands ari;
    private final AsteriskConfig config;
    private final ChannelNames names;
    private final Ends ends;
    private final CallMedia media;
    private final Consumer<String> expected;
    private final Executor context;
    private volatile Optional<Attempt> last = Optional.empty();
    private int attempts;
    private boolean aside;
    private boolean atSide;

    /** What a hand-over has to do with: the caller's channel and ours. */
    record Ends(CallId call, String caller, String bridge, String side) {}

    /** What an event means to the call. */
    enum News {
        NOTHING,
        LEFT_US,
        LEFT_THE_CALLER
    }

    private static final class Attempt {
        private final String person;
        private final String snoop;
        private final CompletableFuture<RingOutcome> rung = new CompletableFuture<>();
        private final CompletableFuture<Void> listening = new CompletableFuture<>();
        private volatile boolean joined;
        private boolean gone;

        Attempt(String person, String snoop) {
            this.person = person;
            this.snoop = snoop;
        }
    }

    /** @param expected told each channel id before Asterisk is */
    HandOver(
            AriCommands ari,
            AsteriskConfig config,
            ChannelNames names,
            Ends ends,
            CallMedia media,
            Consumer<String> expected,
            Executor context) {
        this.ari = ari;
        this.config = config;
        this.names = names;
        this.ends = ends;
        this.media = media;
        this.expected = expected;
        this.context = context;
    }

    static boolean isExtension(String extension) {
        return EXTENSION.matcher(extension).matches();
    }

    /** Never fails. When the person took the call, we speak to them from now on. */
    Uni<RingOutcome> ring(String extension, Caller caller, Duration ring) {
        if (!isExtension(extension)) {
            LOG.errorf("Call %s: \"%s\" is no extension to hand a caller over to.", ends.call(), extension);
            return Uni.createFrom().item(RingOutcome.UNREACHABLE);
        }
        attempts++;
        var attempt = new Attempt(names.person(ends.call(), attempts), names.snoop(ends.call(), attempts));
        last = Optional.of(attempt);
        expected.accept(attempt.person);
        expected.accept(attempt.snoop);
        var endpoint = "Local/" + extension + "@" + config.handOverContext();
        return ari.dial(attempt.person, ends.caller(), endpoint, "person", CallerId.of(caller), ring)
                .chain(() -> quietly(letRing()))
                .chain(() -> Uni.createFrom().completionStage(attempt.rung))
                .ifNoItem()
                .after(ring.plus(GRACE))
                .recoverWithItem(RingOutcome.NO_ANSWER)
                .emitOn(context)
                .chain(outcome -> outcome == RingOutcome.TAKEN ? meet(attempt) : notTaken(attempt, outcome))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Call %s: the person could not be reached: %s", ends.call(), failure.getMessage());
                    return notTaken(attempt, RingOutcome.UNREACHABLE);
                });
    }

    /** Nobody hears a tone in a bridge in which somebody else is or has been, silent or not. */
    private Uni<Void> letRing() {
        aside = true;
        return ari.removeFromBridge(ends.bridge(), ends.caller()).chain(() -> ari.ring(ends.caller(), true));
    }

    /** We go to the person; the caller goes on to hear the ringing. */
    private Uni<RingOutcome> meet(Attempt attempt) {
        atSide = true;
        return ari.createBridge(ends.side())
                .chain(() -> ari.addToBridge(ends.side(), attempt.person, media.channelId()))
                .replaceWith(RingOutcome.TAKEN);
    }

    private Uni<RingOutcome> notTaken(Attempt attempt, RingOutcome outcome) {
        attempt.rung.complete(outcome);
        return leave().replaceWith(outcome);
    }

    String bridgeOfMedia() {
        return atSide ? ends.side() : ends.bridge();
    }

    /** Whether what is heard and said on our channel is none of the caller's. */
    boolean isAside() {
        return aside;
    }

    /**
     * Brings the person to the caller. Fails when the person is gone.
     *
     * @param listening whether we go on to hear the caller, and nobody else
     */
    Uni<Void> join(boolean listening) {
        var attempt = last.filter(taken -> !taken.gone);
        return attempt.isEmpty()
                ? Uni.createFrom().failure(new LineException("The person has hung up"))
                : quietly(ari.ring(ends.caller(), false))
                        .chain(() -> ari.addToBridge(ends.bridge(), ends.caller(), attempt.get().person))
                        .onFailure()
                        .transform(failure -> new LineException("The person is gone: " + failure.getMessage(), failure))
                        .emitOn(context)
                        .invoke(() -> attempt.get().joined = true)
                        .chain(() -> listening ? listen(attempt.get()) : stopListening());
    }

    private Uni<Void> listen(Attempt attempt) {
        return ari.snoop(ends.caller(), attempt.snoop)
                .chain(() -> Uni.createFrom().completionStage(attempt.listening))
                .ifNoItem()
                .after(READY)
                .failWith(() -> new LineException("Asterisk did not let us listen in time"))
                .chain(() -> ari.addToBridge(ends.side(), attempt.snoop))
                .emitOn(context)
                .invoke(() -> aside = false)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Call %s is not listened to any more: %s", ends.call(), failure.getMessage());
                    return stopListening();
                });
    }

    private Uni<Void> stopListening() {
        media.stop("A person has the call");
        return quietly(ari.hangUp(media.channelId()));
    }

    /** Away from the person and back to the caller. Never fails. */
    Uni<Void> leave() {
        last.ifPresent(attempt -> attempt.gone = true);
        atSide = false;
        return quietly(last.map(attempt -> ari.hangUp(attempt.person))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> quietly(ari.ring(ends.caller(), false)))
                .emitOn(context)
                .chain(() -> quietly(ari.addToBridge(ends.bridge(), ends.caller(), media.channelId())))
                .emitOn(context)
                .invoke(() -> aside = false)
                .chain(() -> quietly(ari.destroyBridge(ends.side())));
    }

    /** Nobody waits for the person any more. */
    void callerIsGone() {
        last.ifPresent(attempt -> {
            attempt.rung.complete(RingOutcome.NO_ANSWER);
            attempt.listening.completeExceptionally(new LineException("The caller is gone"));
        });
    }

    /** Whether caller and person have been brought together. Callable from anywhere. */
    boolean isJoined() {
        return last.filter(attempt -> attempt.joined).isPresent();
    }

    /** The channel of the person who talks to the caller. Callable from anywhere. */
    Optional<String> joinedChannel() {
        return last.filter(attempt -> attempt.joined).map(attempt -> attempt.person);
    }

    News handle(AriEvent.OfChannel event) {
        var attempt = last.filter(current -> current.person.equals(event.channelId()));
        if (event instanceof AriEvent.StasisStart) {
            attempt.ifPresent(current -> current.rung.complete(RingOutcome.TAKEN));
            last.filter(current -> current.snoop.equals(event.channelId()))
                    .ifPresent(current -> current.listening.complete(null));
            return News.NOTHING;
        }
        return attempt.map(current -> gone(current, event)).orElse(News.NOTHING);
    }

    private static News gone(Attempt attempt, AriEvent.OfChannel event) {
        if (event instanceof AriEvent.Destroyed destroyed) {
            attempt.rung.complete(outcome(destroyed.cause()));
        } else if (!(event instanceof AriEvent.StasisEnd)) {
            return News.NOTHING;
        }
        boolean known = attempt.gone || attempt.rung.getNow(RingOutcome.NO_ANSWER) != RingOutcome.TAKEN;
        attempt.gone = true;
        return known ? News.NOTHING : attempt.joined ? News.LEFT_THE_CALLER : News.LEFT_US;
    }

    /** ITU-T Q.850, as Asterisk maps SIP's answers to it. */
    private static RingOutcome outcome(int cause) {
        return switch (cause) {
            case 17 -> RingOutcome.BUSY;
            case 21 -> RingOutcome.DECLINED;
            case 0, 16, 18, 19 -> RingOutcome.NO_ANSWER;
            default -> RingOutcome.UNREACHABLE;
        };
    }

    private static Uni<Void> quietly(Uni<Void> command) {
        return command.onFailure()
                .invoke(failure -> LOG.debug(failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
