package dev.parley.line.asterisk;

import dev.parley.audio.Frame;
import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.RingOutcome;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One caller's channel in Asterisk, the externalMedia channel that carries its sound and the bridge that joins them.
 * Lives on the call's context: events are handed over to it, commands are called there. Mutable for that reason.
 */
final class AriLine implements Line {
    private static final Logger LOG = Logger.getLogger(AriLine.class);

    private final CallId call;
    private final AriChannel channel;
    private final Caller caller;
    private final AriCommands ari;
    private final Carriers carriers;
    private final ChannelNames names;
    private final Duration longestHold;
    private final CallMedia media;
    private final HandOver person;
    private final Lease lease;
    private final Transfer transfer;
    private final Context context;
    private final Consumer<AriLine> ended;
    private final Playout playout = new Playout();
    private final UnicastProcessor<LineEvent> events = UnicastProcessor.create();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final BiConsumer<String, AriLine> expected;
    private final List<String> channels = new ArrayList<>();
    private Optional<Long> holding = Optional.empty();
    private boolean answered;
    private boolean hangingUp;
    private boolean over;

    AriLine(
            CallId call,
            AriChannel channel,
            Caller caller,
            AriCommands ari,
            Carriers carriers,
            AsteriskConfig config,
            Context context,
            BiConsumer<String, AriLine> expected,
            Consumer<AriLine> ended) {
        this.call = call;
        this.channel = channel;
        this.caller = caller;
        this.ari = ari;
        this.carriers = carriers;
        this.names = new ChannelNames(config.application());
        this.longestHold = config.longestHold();
        this.context = context;
        this.expected = expected;
        this.ended = ended;
        this.media = new CallMedia(
                call, ari, names, playout, this::onContext, this::expect, frame -> onContext(() -> heard(frame)));
        var ends = new HandOver.Ends(call, channel.id(), bridge(), names.side(call));
        this.person = new HandOver(ari, config, names, ends, media, this::expect, executor());
        this.lease = new Lease(context, ari, config.lease(), this::channelIds);
        this.transfer = new Transfer(ari, channel.id(), config.transferContext(), lease);
        this.channels.addAll(channelIds());
    }

    @Override
    public CallId call() {
        return call;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public String channel() {
        return channel.id();
    }

    @Override
    public String sipCallId() {
        return channel.sipCallId();
    }

    @Override
    public Executor executor() {
        return this::onContext;
    }

    @Override
    public int rateHz() {
        return media.rateHz();
    }

    /** Completes, on the call's context, when it is known how the call's sound is to travel, and so its rate. */
    Uni<Void> prepare() {
        return carriers.forChannel(channel.id())
                .emitOn(this::onContext)
                .invoke(media::travelAs)
                .replaceWithVoid();
    }

    @Override
    public Multi<LineEvent> events() {
        return events;
    }

    @Override
    public Playout playout() {
        return playout;
    }

    /** The caller's and ours. */
    List<String> channelIds() {
        return List.of(channel.id(), media.channelId());
    }

    private String bridge() {
        return names.bridge(call);
    }

    Set<String> bridges() {
        return Set.of(bridge(), names.side(call));
    }

    /** The media path is ready before the call is answered, so that the first word follows the answer at once. */
    @Override
    public Uni<Void> answer() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(this::onContext)
                .chain(media::open)
                .invoke(lease::begin)
                .chain(() -> ari.createBridge(bridge()))
                .chain(() -> ari.addToBridge(bridge(), channel.id(), media.channelId()))
                .chain(() -> ari.answer(channel.id()))
                .onFailure()
                .transform(failure ->
                        new LineException("The call could not be answered: " + failure.getMessage(), failure))
                .emitOn(this::onContext)
                .invoke(() -> answered = true)
                .onFailure()
                .invoke(failure -> {
                    finish(String.valueOf(failure.getMessage()), true);
                    leave();
                });
    }

    /** While the caller is still there the talk goes on over another channel. */
    private void mediaLost() {
        if (!answered) {
            finish(CallMedia.LOST, true);
            return;
        }
        media.openAgain()
                .chain(() -> ari.addToBridge(person.bridgeOfMedia(), media.channelId()))
                .emitOn(this::onContext)
                .subscribe()
                .with(done -> {}, failure -> {
                    if (!person.isJoined()) {
                        finish(CallMedia.LOST, true);
                    }
                });
    }

    /** What we say to a person, and hear from them, is not part of the caller's call. */
    private void heard(LineEvent.FrameArrived frame) {
        var silence = Frame.silence(frame.caller().rateHz());
        emit(person.isAside() ? new LineEvent.FrameArrived(silence, silence, false) : frame);
    }

    @Override
    public Uni<RingOutcome> ringPerson(String extension, Duration ring) {
        return person.ring(extension, caller, ring)
                .emitOn(this::onContext)
                .invoke(this::holdMedia)
                .invoke(this::leaveWhenOver);
    }

    @Override
    public Uni<Void> joinPerson(boolean listening) {
        return person.join(listening)
                .call(() -> quietly(lease.release(channel.id())))
                .emitOn(this::onContext)
                .invoke(this::holdMedia)
                .invoke(this::leaveWhenOver);
    }

    @Override
    public Uni<Void> leavePerson() {
        return person.leave().emitOn(this::onContext).invoke(this::holdMedia).invoke(this::leaveWhenOver);
    }

    @Override
    public Uni<Void> transfer(String extension) {
        return transfer.to(extension)
                .emitOn(this::onContext)
                .invoke(this::hungUp)
                .onFailure()
                .invoke(lease::begin);
    }

    private void expect(String id) {
        channels.add(id);
        expected.accept(id, this);
    }

    @Override
    public Uni<Void> playSound(String name) {
        return ari.play(channel.id(), name, "parley." + call).emitOn(this::onContext);
    }

    @Override
    public Uni<Void> hangUp() {
        hangingUp = true;
        return ari.hangUp(channel.id())
                .emitOn(this::onContext)
                .onTermination()
                .invoke(() -> finish("Parley hung up", false));
    }

    /** The channels without which there is no call any more. Callable from anywhere. */
    Set<String> neededChannels() {
        return Stream.concat(Stream.of(channel.id()), person.joinedChannel().stream())
                .collect(Collectors.toSet());
    }

    /** Whether a call that enters the application on this channel is another one. Callable from anywhere. */
    boolean hasLetGoOf(String id) {
        return transfer.isDone() && id.equals(channel.id());
    }

    /** Called from the context that reads Asterisk's events. */
    void handle(AriEvent.OfChannel event) {
        onContext(() -> apply(event));
    }

    /**
     * The call is over without Asterisk having said so. Callable from anywhere.
     *
     * @return completes when nothing of the call is left in Asterisk, or Asterisk cannot be told
     */
    CompletableFuture<Void> lost(String reason) {
        onContext(() -> finish(reason, true));
        return gone;
    }

    private void apply(AriEvent.OfChannel event) {
        if (over && event instanceof AriEvent.StasisStart) {
            leave();
        } else if (event.channelId().equals(channel.id())) {
            applyToCaller(event);
        } else if (media.isLostBy(event)) {
            if (!media.isStopped()) {
                mediaLost();
            }
        } else {
            switch (person.handle(event)) {
                case LEFT_US -> emit(new LineEvent.PersonLeft());
                case LEFT_THE_CALLER -> finish("The person hung up", false);
                case NOTHING -> {}
            }
        }
    }

    private void applyToCaller(AriEvent.OfChannel event) {
        switch (event) {
            case AriEvent.DtmfReceived(String id, char digit) -> emit(new LineEvent.DigitPressed(digit));
            case AriEvent.HoldChanged(String id, boolean held) -> hold(held);
            case AriEvent.HangupRequest ignored -> hungUp();
            case AriEvent.StasisEnd ignored -> hungUp();
            case AriEvent.Destroyed ignored -> hungUp();
            case AriEvent.PlaybackFinished played
            when played.failed() ->
                LOG.warnf(
                        "Call %s: Asterisk could not play its sound %s. Install its English core sounds.",
                        call, played.sound());
            case AriEvent.PlaybackFinished ignored -> {}
            case AriEvent.Dialled ignored -> {}
            case AriEvent.StasisStart ignored -> {}
        }
    }

    /** Frames are the call's clock: while the caller holds it stands still, so that this needs one of its own. */
    private void hold(boolean held) {
        var owner = context.owner();
        holding.ifPresent(owner::cancelTimer);
        holding = held && !over
                ? Optional.of(owner.setTimer(longestHold.toMillis(), ignored -> onContext(this::heldForTooLong)))
                : Optional.empty();
        holdMedia();
    }

    /** A person who took the call is spoken to also while the caller holds. */
    private void holdMedia() {
        media.hold(holding.isPresent() && !person.isAside());
    }

    /** With whom a person talks may hold as long as that person waits. */
    private void heldForTooLong() {
        if (!person.isJoined()) {
            finish("The caller held for longer than " + longestHold.toMinutes() + " minutes", false);
        }
    }

    private void hungUp() {
        var reason = transfer.isDone()
                ? "The caller was sent to another extension"
                : hangingUp ? "Parley hung up" : "The caller hung up";
        finish(reason, false);
    }

    private void finish(String reason, boolean broken) {
        if (over) {
            return;
        }
        over = true;
        hold(false);
        lease.end();
        media.stop(reason);
        person.callerIsGone();
        events.onNext(new LineEvent.HungUp(reason, broken));
        events.onComplete();
        leave();
    }

    private void leaveWhenOver() {
        if (over) {
            leave();
        }
    }

    /** Again when Asterisk carries out a command that was under way when the call ended. */
    private void leave() {
        var goodbyes = new ArrayList<Uni<Void>>();
        channels.stream().filter(id -> !hasLetGoOf(id)).forEach(id -> goodbyes.add(quietly(ari.hangUp(id))));
        bridges().forEach(id -> goodbyes.add(quietly(ari.destroyBridge(id))));
        Uni.join().all(goodbyes).andCollectFailures().subscribe().with(done -> left(), failure -> left());
    }

    private void left() {
        ended.accept(this);
        gone.complete(null);
    }

    private void emit(LineEvent event) {
        if (!over) {
            events.onNext(event);
        }
    }

    private void onContext(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    private static Uni<Void> quietly(Uni<Void> command) {
        return command.onFailure()
                .invoke(failure -> LOG.debug(failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
