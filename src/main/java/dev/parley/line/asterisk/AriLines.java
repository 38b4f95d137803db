package dev.parley.line.asterisk;

import dev.parley.line.Line;
import dev.parley.line.LineException;
import dev.parley.line.Lines;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Part;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The calls of one Asterisk: opens a line for each channel that enters our Stasis application and passes on what
 * concerns it. All of its own state lives on one Vert.x context; every line has a context of its own.
 */
@Singleton
final class AriLines implements Lines, Part {
    private static final Logger LOG = Logger.getLogger(AriLines.class);
    private static final int FIRST_ANSWER_SECONDS = 6;
    private static final int GOODBYE_SECONDS = 3;
    private static final int FIRST = 1;

    private final VertxInternal vertx;
    private final AsteriskConfig config;
    private final Optional<String> demoToken;
    private final Context context;
    private final UnicastProcessor<Line> ringing = UnicastProcessor.create();
    private final Map<String, AriLine> byChannel = new ConcurrentHashMap<>();
    private final CompletableFuture<AriEvent> firstAnswer = new CompletableFuture<>();
    private Optional<Connection> connection = Optional.empty();
    private Cancellable listening = () -> {};
    private long patience = -1;
    private volatile boolean closing;
    private volatile Status status = new Status(
            "asterisk", Level.DOWN, "No Asterisk is connected. Set parley.asterisk.url, .username and .password.");

    /** What there is for an Asterisk once it is configured. */
    private record Connection(
            URI url, AriCommands ari, Carriers carriers, AriSocket socket, Sweep sweep, Standby standby) {
        void stopLooking() {
            sweep.stop();
            standby.stop();
        }

        void close() {
            carriers.close();
            ari.close();
        }
    }

    AriLines(
            Vertx vertx,
            AsteriskConfig config,
            @ConfigProperty(name = "parley.demo.token") Optional<String> demoToken) {
        this.vertx = (VertxInternal) vertx;
        this.config = config;
        this.demoToken = demoToken;
        this.context = this.vertx.createEventLoopContext();
    }

    /** Connects. Waits for Asterisk's first answer, so that a wrong password or address stops the start. */
    @Override
    public Multi<Line> ringing() {
        config.url().map(AriLines::checked).ifPresent(this::connect);
        return ringing;
    }

    /** @throws LineException when no ARI can be there */
    static URI checked(URI url) {
        var http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new LineException("parley.asterisk.url is '" + url + "', which does not lead to an Asterisk."
                    + " Set it to the base of Asterisk's HTTP server, such as http://pbx:8088.");
        }
        return url;
    }

    @Override
    public Set<Integer> ratesHz() {
        return Carriers.ratesHz(config.mediaFormat());
    }

    @Override
    public Status status() {
        return status;
    }

    private void connect(URI url) {
        var ari = new AriCommands(vertx, url, config);
        var carriers = new Carriers(vertx, url, ari, config);
        var socket = new AriSocket(vertx, context, url, config);
        var sweep = new Sweep(vertx, context, ari, config, byChannel);
        var standby = new Standby(vertx, context, ari, config, socket::resume);
        var asterisk = new Connection(url, ari, carriers, socket, sweep, standby);
        connection = Optional.of(asterisk);
        listening = socket.events().subscribe().with(event -> {
            firstAnswer.complete(event);
            handleSafely(event, asterisk);
        });
        awaitFirstAnswer();
    }

    private void awaitFirstAnswer() {
        try {
            if (firstAnswer.get(FIRST_ANSWER_SECONDS, TimeUnit.SECONDS)
                            instanceof AriEvent.Disconnected(boolean refused, String why)
                    && refused) {
                throw new LineException(why);
            }
        } catch (TimeoutException e) {
            LOG.warn("Asterisk has not answered yet; trying on.");
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One event that cannot be handled must not end the listening to all others. */
    private void handleSafely(AriEvent event, Connection asterisk) {
        try {
            handle(event, asterisk);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "An event of Asterisk could not be handled: %s",
                    event.getClass().getSimpleName());
        }
    }

    private void handle(AriEvent event, Connection asterisk) {
        switch (event) {
            case AriEvent.Connected() -> connected(asterisk);
            case AriEvent.Disconnected(boolean refused, String why) -> disconnected(why, asterisk);
            case AriEvent.StasisStart start -> started(start, asterisk);
            case AriEvent.ApplicationReplaced() -> replaced(asterisk);
            case AriEvent.OfChannel of ->
                Optional.ofNullable(byChannel.get(of.channelId())).ifPresent(l -> l.handle(of));
            case AriEvent.Noted noted -> LOG.debugf("Asterisk tells of %s", noted);
        }
    }

    private void connected(Connection asterisk) {
        vertx.cancelTimer(patience);
        patience = -1;
        status = new Status("asterisk", Level.UP, "Asterisk is connected at " + asterisk.url() + ".");
        LOG.infof("Connected to Asterisk at %s as application %s", asterisk.url(), config.application());
        asterisk.ari()
                .version()
                .subscribe()
                .with(AsteriskVersion::warnIfUnsafe, failure -> LOG.debug(failure.getMessage()));
        asterisk.carriers().connected();
        asterisk.sweep().start();
    }

    private void disconnected(String why, Connection asterisk) {
        asterisk.sweep().stop();
        if (status.level() == Level.UP || !status.sentence().equals(why)) {
            LOG.warn(why);
        }
        if (patience < 0 && !byChannel.isEmpty()) {
            patience = vertx.setTimer(config.patience().toMillis(), ignored -> context.runOnContext(also -> giveUp()));
        }
        status = new Status("asterisk", Level.DOWN, why);
    }

    /** Whoever came later has the calls. Taking them back at once would only start a quarrel. */
    private void replaced(Connection asterisk) {
        var why = "Another client has connected to Asterisk as " + config.application() + " and gets its calls since "
                + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
                + ". Give each Parley its own parley.asterisk.application; this one takes calls again when the other"
                + " is gone.";
        LOG.error(why);
        status = new Status("asterisk", Level.DOWN, why);
        asterisk.socket().hold();
        asterisk.sweep().startWithoutRemoving(config.standbyEvery());
        asterisk.standby().start();
    }

    private void giveUp() {
        lines().forEach(line -> line.lost("Asterisk went away"));
    }

    private void started(AriEvent.StasisStart start, Connection asterisk) {
        var known = byChannel.get(start.channelId());
        if (known != null && !known.hasLetGoOf(start.channelId())) {
            known.handle(start);
        } else if (closing || new ChannelNames(config.application()).isOurs(start.channelId())) {
            asterisk.ari()
                    .hangUp(start.channelId())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug(failure.getMessage()));
        } else {
            open(start, asterisk);
        }
    }

    private void open(AriEvent.StasisStart start, Connection asterisk) {
        var channel = start.channel();
        var demo = start.args().size() > 1
                && demoToken.filter(start.args().get(1)::equals).isPresent();
        var line = new AriLine(
                CallId.random(),
                channel,
                new Caller(channel.callerNumber(), channel.callerName(), demo),
                asterisk.ari(),
                asterisk.carriers(),
                config,
                ofItsOwn(),
                byChannel::put,
                this::forget);
        line.channelIds().forEach(id -> byChannel.put(id, line));
        line.prepare().emitOn(this::onContext).subscribe().with(prepared -> ringing.onNext(line));
    }

    private void onContext(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    /** A duplicated context, since log lines carry only what is kept on such. */
    private Context ofItsOwn() {
        return vertx.createEventLoopContext().duplicate();
    }

    private void forget(AriLine line) {
        context.runOnContext(ignored -> byChannel.values().removeIf(line::equals));
    }

    private Collection<AriLine> lines() {
        return Set.copyOf(byChannel.values());
    }

    /** Before the journal stops, so that every call is written down as ended, and nothing is left in Asterisk. */
    void close(@Observes @Priority(FIRST) ShutdownEvent shutdown) {
        closing = true;
        connection.ifPresent(asterisk -> context.runOnContext(ignored -> asterisk.stopLooking()));
        var gone = lines().stream()
                .map(line -> line.lost("Parley is shutting down"))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(gone).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            LOG.warn("Asterisk did not take leave of every call in time; the next start will tidy up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening.cancel();
        connection.ifPresent(Connection::close);
    }
}
