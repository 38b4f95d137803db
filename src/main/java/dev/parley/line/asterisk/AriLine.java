package dev.parley.line.asterisk;

import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.rtp.RtpEngine;
import dev.parley.line.rtp.RtpSession;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * One caller's channel in Asterisk, the externalMedia channel that carries its sound and the bridge that joins them.
 * Lives on the call's context: events are handed over to it, commands are called there. Mutable for that reason.
 */
final class AriLine implements Line {
    private static final Logger LOG = Logger.getLogger(AriLine.class);
    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z_*#+-]{1,40}");
    private static final Duration MEDIA_READY = Duration.ofSeconds(3);

    private final CallId call;
    private final AriChannel channel;
    private final Caller caller;
    private final AriCommands ari;
    private final RtpEngine media;
    private final AsteriskConfig config;
    private final ChannelNames names;
    private final Context context;
    private final Consumer<AriLine> ended;
    private final Playout playout = new Playout();
    private final UnicastProcessor<LineEvent> events = UnicastProcessor.create();
    private final CompletableFuture<Void> mediaInStasis = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private CompletableFuture<Boolean> person = CompletableFuture.completedFuture(false);
    private Optional<RtpSession> session = Optional.empty();
    private boolean hangingUp;
    private boolean over;

    AriLine(
            CallId call,
            AriChannel channel,
            Caller caller,
            AriCommands ari,
            RtpEngine media,
            AsteriskConfig config,
            Context context,
            Consumer<AriLine> ended) {
        this.call = call;
        this.channel = channel;
        this.caller = caller;
        this.ari = ari;
        this.media = media;
        this.config = config;
        this.names = new ChannelNames(config.application());
        this.context = context;
        this.ended = ended;
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
    public Executor executor() {
        return this::onContext;
    }

    @Override
    public int rateHz() {
        return config.mediaFormat().rateHz();
    }

    @Override
    public Multi<LineEvent> events() {
        return events;
    }

    @Override
    public Playout playout() {
        return playout;
    }

    List<String> channelIds() {
        return List.of(channel.id(), names.media(call), names.person(call));
    }

    String bridge() {
        return names.bridge(call);
    }

    /** The media path is ready before the call is answered, so that the first word follows the answer at once. */
    @Override
    public Uni<Void> answer() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(this::onContext)
                .chain(this::openMedia)
                .chain(() -> ari.createBridge(bridge()))
                .chain(() -> ari.addToBridge(bridge(), channel.id(), names.media(call)))
                .chain(() -> ari.answer(channel.id()))
                .onFailure()
                .transform(failure ->
                        new LineException("The call could not be answered: " + failure.getMessage(), failure))
                .emitOn(this::onContext)
                .onFailure()
                .invoke(failure -> {
                    finish(String.valueOf(failure.getMessage()), true);
                    leave();
                });
    }

    private Uni<Void> openMedia() {
        if (over) {
            return Uni.createFrom().failure(new LineException("the caller is gone"));
        }
        var opened = media.open(config.mediaFormat());
        session = Optional.of(opened);
        return ari.externalMedia(
                        names.media(call),
                        opened.localAddress().getAddress().getHostAddress() + ":" + opened.localPort(),
                        config.mediaFormat().asteriskName())
                .invoke(answer -> opened.start(
                        peer(answer.getJsonObject("channelvars", new JsonObject())),
                        playout,
                        frame -> onContext(() -> emit(frame))))
                .chain(() -> Uni.createFrom().completionStage(mediaInStasis))
                .ifNoItem()
                .after(MEDIA_READY)
                .failWith(() -> new LineException("Asterisk did not open its media channel in time"));
    }

    private static InetSocketAddress peer(JsonObject variables) {
        return new InetSocketAddress(
                variables.getString("UNICASTRTP_LOCAL_ADDRESS"),
                Integer.parseInt(variables.getString("UNICASTRTP_LOCAL_PORT")));
    }

    @Override
    public Uni<Boolean> handOver(String extension, Duration ring) {
        if (!EXTENSION.matcher(extension).matches()) {
            return Uni.createFrom()
                    .failure(new LineException("\"" + extension + "\" is no extension to hand a caller over to"));
        }
        person = new CompletableFuture<>();
        var answered = person;
        return ari.dial(
                        names.person(call),
                        "Local/" + extension + "@" + config.handOverContext(),
                        "person",
                        caller.number(),
                        ring)
                .chain(() -> quietly(ari.ring(channel.id(), true)))
                .chain(() -> Uni.createFrom().completionStage(answered))
                .ifNoItem()
                .after(ring.plusSeconds(2))
                .recoverWithItem(false)
                .call(() -> quietly(ari.ring(channel.id(), false)))
                .chain(taken -> taken ? connectPerson() : giveUpPerson())
                .emitOn(this::onContext);
    }

    private Uni<Boolean> connectPerson() {
        return ari.addToBridge(bridge(), names.person(call))
                .chain(() -> ari.hangUp(names.media(call)))
                .invoke(() -> session.ifPresent(RtpSession::stop))
                .replaceWith(true);
    }

    private Uni<Boolean> giveUpPerson() {
        return quietly(ari.hangUp(names.person(call))).replaceWith(false);
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

    /** Called from the context that reads Asterisk's events. */
    void handle(AriEvent event) {
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

    private void apply(AriEvent event) {
        if (over && event instanceof AriEvent.StasisStart) {
            leave();
        } else if (event.channelId().equals(names.media(call))) {
            applyToMedia(event);
        } else if (event.channelId().equals(names.person(call))) {
            applyToPerson(event);
        } else {
            applyToCaller(event);
        }
    }

    private void applyToMedia(AriEvent event) {
        if (event instanceof AriEvent.StasisStart) {
            mediaInStasis.complete(null);
        }
    }

    private void applyToPerson(AriEvent event) {
        if (event instanceof AriEvent.StasisStart) {
            person.complete(true);
        } else if (event instanceof AriEvent.Destroyed || event instanceof AriEvent.StasisEnd) {
            if (!person.complete(false) && person.getNow(false)) {
                finish("The person hung up", false);
            }
        }
    }

    private void applyToCaller(AriEvent event) {
        switch (event) {
            case AriEvent.DtmfReceived(String id, char digit) -> emit(new LineEvent.DigitPressed(digit));
            case AriEvent.HangupRequest ignored -> hungUp();
            case AriEvent.StasisEnd ignored -> hungUp();
            case AriEvent.Destroyed ignored -> hungUp();
            default -> {}
        }
    }

    private void hungUp() {
        finish(hangingUp ? "Parley hung up" : "The caller hung up", false);
    }

    private void finish(String reason, boolean broken) {
        if (over) {
            return;
        }
        over = true;
        session.ifPresent(RtpSession::stop);
        person.complete(false);
        mediaInStasis.completeExceptionally(new LineException(reason));
        events.onNext(new LineEvent.HungUp(reason, broken));
        events.onComplete();
        leave();
    }

    /** Again when Asterisk carries out a command that was under way when the call ended. */
    private void leave() {
        Uni.join()
                .all(
                        quietly(ari.hangUp(channel.id())),
                        quietly(ari.hangUp(names.media(call))),
                        quietly(ari.hangUp(names.person(call))),
                        quietly(ari.destroyBridge(bridge())))
                .andCollectFailures()
                .subscribe()
                .with(done -> left(), failure -> left());
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
