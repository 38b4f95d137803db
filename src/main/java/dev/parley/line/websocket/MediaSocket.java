package dev.parley.line.websocket;

import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.media.Codec;
import dev.parley.line.media.Incoming;
import dev.parley.line.media.Paced;
import dev.parley.line.media.Pacer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One call's sound, both ways, over a media WebSocket. Reads on the Vert.x context it was opened on; has its turn on the pacer's thread. Its methods may be called on any thread and do not block.
 */
public final class MediaSocket implements Paced {
    /** What Asterisk calls {@value}: 16-bit samples, little-endian. */
    public static final String FORMAT = "slin16";

    public static final int RATE_HZ = 16_000;
    private static final int FRAME_BYTES = 640;
    private static final Logger LOG = Logger.getLogger(MediaSocket.class);

    private final Context context;
    private final WebSocketClient client;
    private final Pacer pacer;
    private final Function<String, WebSocketConnectOptions> address;
    private final Incoming incoming = new Incoming(Codec.linear(ByteOrder.LITTLE_ENDIAN), RATE_HZ);
    private final CompletableFuture<MediaMessage.Started> started = new CompletableFuture<>();
    private Optional<WebSocket> socket = Optional.empty();
    private Optional<Talk> talk = Optional.empty();
    private int sequence;
    private boolean held;
    private boolean stopped;
    private boolean complained;

    private record Talk(Outgoing outgoing, Consumer<LineEvent.FrameArrived> listener) {}

    MediaSocket(
            Context context, WebSocketClient client, Pacer pacer, Function<String, WebSocketConnectOptions> address) {
        this.context = context;
        this.client = client;
        this.pacer = pacer;
        this.address = address;
    }

    /**
     * Connects, and begins to send and to listen. Fails with {@link LineException} when Asterisk does not take the
     * connection or its format is another.
     *
     * @param connection what Asterisk called it: MEDIA_WEBSOCKET_CONNECTION_ID
     * @param playout what to say; Asterisk makes up silence while it has nothing
     * @param listener told every 20 ms on the pacer's thread; returns at once, since it holds up all calls
     */
    public Uni<Void> start(String connection, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        return Uni.createFrom()
                .completionStage(() -> connect(address.apply(connection)).toCompletionStage())
                .onFailure()
                .transform(failure -> new LineException(
                        "Asterisk did not take the media WebSocket of a call: " + failure.getMessage(), failure))
                .invoke(this::keep)
                .chain(() -> Uni.createFrom().completionStage(started))
                .invoke(begun -> talk(begun, playout, listener))
                .replaceWithVoid();
    }

    /** While held nothing is said and nothing is heard: what the caller's side plays meanwhile is no speech. */
    public synchronized void hold(boolean hold) {
        held = hold;
    }

    /** Ends the call's sound. When it returns, the listener is not called any more. */
    public void stop() {
        synchronized (this) {
            stopped = true;
            socket.ifPresent(WebSocket::close);
        }
        pacer.remove(this);
        started.completeExceptionally(new LineException("The call is over"));
    }

    @Override
    public synchronized void tick(long turn) {
        if (!stopped) {
            talk.ifPresent(this::turn);
        }
    }

    private void turn(Talk current) {
        try {
            var caller = incoming.next();
            if (!held) {
                var said = current.outgoing().turn(System.nanoTime());
                current.listener().accept(new LineEvent.FrameArrived(caller, said, incoming.waited()));
            }
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /**
     * Asterisk's first words follow its handshake at once: whoever listens is there before it connects, and on one event
     * loop with the connection.
     */
    private Future<WebSocket> connect(WebSocketConnectOptions where) {
        return Future.future(connected ->
                context.runOnContext(now -> listening().connect(where).onComplete(connected)));
    }

    private ClientWebSocket listening() {
        var connecting = client.webSocket();
        connecting.textMessageHandler(text -> told(MediaMessage.read(text)));
        connecting.binaryMessageHandler(this::heard);
        connecting.exceptionHandler(failure -> connecting.close());
        connecting.closeHandler(ignored -> {
            // what is still to be said is kept for the channel that takes this one's place
            outgoing().ifPresent(out -> out.full(true));
            started.completeExceptionally(new LineException("Asterisk closed the media WebSocket of a call"));
        });
        return connecting;
    }

    private synchronized void keep(WebSocket connected) {
        socket = Optional.of(connected);
        if (stopped) {
            connected.close();
        }
    }

    private void told(MediaMessage message) {
        switch (message) {
            case MediaMessage.Started begun -> started.complete(begun);
            case MediaMessage.Full() -> outgoing().ifPresent(out -> out.full(true));
            case MediaMessage.Ready() -> outgoing().ifPresent(out -> out.full(false));
            case MediaMessage.Status(int queued) -> outgoing().ifPresent(out -> out.queued(queued));
            case MediaMessage.Other(String event) -> LOG.debugf("The media WebSocket tells of %s", event);
        }
    }

    private void heard(Buffer sound) {
        incoming.put(sequence, sound.getBytes(), 0, sound.length());
        sequence = sequence + 1 & 0xFFFF;
    }

    private synchronized Optional<Outgoing> outgoing() {
        return talk.map(Talk::outgoing);
    }

    private synchronized void talk(
            MediaMessage.Started begun, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        if (!begun.format().equals(FORMAT) || begun.frameBytes() != FRAME_BYTES) {
            throw new LineException("The media WebSocket speaks " + begun.format() + " in frames of "
                    + begun.frameBytes() + " bytes, not " + FORMAT + " in frames of " + FRAME_BYTES
                    + ". Set parley.asterisk.media-format to auto.");
        }
        if (stopped) {
            return;
        }
        var connected = socket.orElseThrow();
        var outgoing = new Outgoing(
                playout,
                sound -> write(connected.writeBinaryMessage(sound)),
                command -> write(connected.writeTextMessage(command.text(begun.json()))));
        talk = Optional.of(new Talk(outgoing, listener));
        pacer.add(this);
    }

    private void write(Future<Void> written) {
        written.onFailure(failure -> LOG.debugf("A frame for the media WebSocket was lost: %s", failure.getMessage()));
    }

    /** Once a call: what fails now fails again in 20 ms. */
    private void complain(RuntimeException e) {
        if (!complained) {
            complained = true;
            LOG.error("20 ms of sound over a media WebSocket were lost.", e);
        }
    }
}
