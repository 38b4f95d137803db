package dev.parley.line.rtp;

import dev.parley.line.LineEvent;
import dev.parley.line.Playout;
import dev.parley.line.media.Paced;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call's sound, both ways, on its own UDP port. Hears packets from exactly the peer's address and port, of the
 * agreed payload type and of one source; everything else is counted and never heard. Its methods may be called on any
 * thread and do not block.
 */
public final class RtpSession implements Paced {
    private static final System.Logger LOG = System.getLogger(RtpSession.class.getName());
    /** Packets received for one call before the other calls have their turn. */
    private static final int FAIR_SHARE = 32;

    private final RtpEngine engine;
    private final DatagramChannel channel;
    private final InetSocketAddress localAddress;
    private final Format format;
    private final Inbound inbound;
    private final Outbound outbound;
    private final AtomicLong sent = new AtomicLong();
    private volatile @Nullable Talk talk;
    private boolean held;
    private boolean stopped;
    private boolean complained;
    private long lastTurn = -1;

    private record Talk(InetSocketAddress peer, Playout playout, Consumer<LineEvent.FrameArrived> listener) {}

    RtpSession(RtpEngine engine, DatagramChannel channel, Format format) throws IOException {
        this.engine = engine;
        this.channel = channel;
        this.localAddress = (InetSocketAddress) channel.getLocalAddress();
        this.format = format;
        this.inbound = new Inbound(format);
        this.outbound = new Outbound(format);
    }

    public Format format() {
        return format;
    }

    /** Where the peer has to send to. */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    public int localPort() {
        return localAddress.getPort();
    }

    /**
     * Begins to send, at once, and to listen. What came in before is dropped.
     *
     * @param peer the one address that is sent to and heard
     * @param playout what to say; silence is sent while it has nothing
     * @param listener told every 20 ms on the pacer's thread; returns at once, since it holds up all calls
     */
    public synchronized void start(InetSocketAddress peer, Playout playout, Consumer<LineEvent.FrameArrived> listener) {
        if (talk != null) {
            throw new IllegalStateException("This RTP session has been started before: open one for each call.");
        }
        if (!stopped) {
            talk = new Talk(peer, playout, listener);
            engine.started(this);
        }
    }

    /** While held silence is sent and nothing is heard: what the caller's side plays meanwhile is no speech. */
    public synchronized void hold(boolean hold) {
        held = hold;
    }

    /** Ends the call's sound and closes its port. When it returns, the listener is not called any more. */
    public void stop() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        engine.stopped(this);
    }

    public RtpCounters counters() {
        return inbound.counters(sent.get());
    }

    DatagramChannel channel() {
        return channel;
    }

    /** Takes in what has arrived. On the receiver's thread. */
    void receive(ByteBuffer buffer, RtpPacket packet) throws IOException {
        for (int i = 0; i < FAIR_SHARE; i++) {
            var from = channel.receive(buffer.clear());
            if (from == null) {
                return;
            }
            var current = talk;
            if (current == null) {
                continue;
            }
            if (from.equals(current.peer())) {
                inbound.accept(buffer.array(), buffer.position(), packet, System.nanoTime());
            } else {
                inbound.stranger();
            }
        }
    }

    /** Sends and delivers 20 ms. On the pacer's thread. */
    @Override
    public synchronized void tick(long turn) {
        var current = talk;
        if (stopped || current == null) {
            return;
        }
        long turns = lastTurn < 0 ? 1 : turn - lastTurn;
        lastTurn = turn;
        try {
            var said = held ? outbound.silence() : current.playout().next(outbound.silence());
            send(outbound.packet(said, turns), current.peer());
            var caller = inbound.next();
            if (!held) {
                // also when sending fails: the frames are the call's only clock
                current.listener().accept(new LineEvent.FrameArrived(caller, said, inbound.waited()));
            }
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    private void send(ByteBuffer packet, InetSocketAddress peer) {
        try {
            if (channel.send(packet, peer) > 0) {
                sent.incrementAndGet();
            }
        } catch (IOException | RuntimeException e) {
            complain(e);
        }
    }

    /** Once a call: what fails now fails again in 20 ms. */
    private void complain(Exception e) {
        if (!complained) {
            complained = true;
            LOG.log(System.Logger.Level.ERROR, "20 ms of sound on port " + localPort() + " were lost.", e);
        }
    }
}
