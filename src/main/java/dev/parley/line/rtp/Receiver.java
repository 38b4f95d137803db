package dev.parley.line.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/** Takes in the packets of all calls, on one thread. */
final class Receiver implements Runnable {
    private static final System.Logger LOG = System.getLogger(Receiver.class.getName());
    /** Longer than any Ethernet frame. */
    private static final int BUFFER_BYTES = 2048;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final RtpPacket packet = new RtpPacket();
    private final Consumer<SelectionKey> reception = this::receive;
    private volatile boolean stopped;

    Receiver() throws IOException {
        selector = Selector.open();
    }

    void add(RtpSession session) throws IOException {
        session.channel().register(selector, SelectionKey.OP_READ, session);
        selector.wakeup();
    }

    /** Closes the session's port; it is free once the selector has let go of it, which is at once. */
    void remove(RtpSession session) {
        try {
            session.channel().close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "RTP port " + session.localPort() + " did not close properly.", e);
        }
        selector.wakeup();
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!stopped) {
                selector.select(reception);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The thread that receives RTP broke: no call hears its caller.", e);
        }
    }

    private void receive(SelectionKey key) {
        var session = (RtpSession) key.attachment();
        try {
            session.receive(buffer, packet);
        } catch (ClosedChannelException | CancelledKeyException e) {
            LOG.log(System.Logger.Level.DEBUG, "RTP port {0} was closed while it was read.", session.localPort());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A packet for RTP port " + session.localPort() + " was lost.", e);
        }
    }
}
