package dev.parley.line.rtp;

import dev.parley.line.LineException;
import dev.parley.line.media.Pacer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends the sound of all calls on the pacer's thread and receives it on one of its own, which is there while there are
 * calls. Thread-safe; only {@link #close} blocks.
 */
public class RtpEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Expedited forwarding (RFC 3246): telephony goes first where the network cares. */
    private static final int EXPEDITED = 46 << 2;

    private static final int HIGHEST_PORT = 65_535;
    // the keys of AsteriskConfig, the one place where operators set these
    private static final String ADDRESS = "parley.asterisk.media-address";
    private static final String FIRST_PORT = "parley.asterisk.first-media-port";
    private static final String LAST_PORT = "parley.asterisk.last-media-port";

    private final InetAddress address;
    private final int firstPort;
    private final int lastPort;
    private final Set<RtpSession> sessions = new HashSet<>();
    private final Pacer pacer;
    private int nextPort;
    private @Nullable Reception reception;

    private record Reception(Receiver receiver, Thread thread) {
        static Reception start() throws IOException {
            var receiver = new Receiver();
            return new Reception(
                    receiver, Thread.ofPlatform().daemon().name("rtp-receiver").start(receiver));
        }
    }

    /** Takes any free port of the address. */
    public RtpEngine(InetAddress address, Pacer pacer) {
        this(address, 0, 0, pacer);
    }

    /**
     * Takes ports from {@code firstPort} to {@code lastPort}, in turn; any free one when both are 0. Throws
     * {@link LineException} when that is no range.
     */
    public RtpEngine(InetAddress address, int firstPort, int lastPort, Pacer pacer) {
        boolean any = firstPort == 0 && lastPort == 0;
        if (!any && (firstPort < 1 || lastPort > HIGHEST_PORT || lastPort < firstPort)) {
            throw new LineException(FIRST_PORT + " is " + firstPort + " and " + LAST_PORT + " is " + lastPort
                    + ", which is no range of ports. Set both from 1 to 65535, the lower one first, or neither.");
        }
        this.address = address;
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        this.nextPort = firstPort;
        this.pacer = pacer;
    }

    /** A port for one call. Throws {@link LineException} when there is none left. */
    public synchronized RtpSession open(Format format) {
        var channel = bound();
        try {
            channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED).configureBlocking(false);
            var session = new RtpSession(this, channel, format);
            running().receiver().add(session);
            sessions.add(session);
            return session;
        } catch (IOException e) {
            closeQuietly(channel);
            stopWhenIdle();
            throw new LineException("The RTP port of a call cannot be used: " + e.getMessage(), e);
        }
    }

    /** Stops all sessions and waits until the thread is gone. */
    @Override
    public void close() {
        Reception last;
        Set<RtpSession> open;
        synchronized (this) {
            last = reception;
            open = Set.copyOf(sessions);
        }
        open.forEach(RtpSession::stop);
        if (last != null) {
            join(last.thread());
        }
    }

    synchronized void started(RtpSession session) {
        if (sessions.contains(session)) {
            pacer.add(session);
        }
    }

    synchronized void stopped(RtpSession session) {
        if (reception != null && sessions.remove(session)) {
            pacer.remove(session);
            reception.receiver().remove(session);
            stopWhenIdle();
        }
    }

    private Reception running() throws IOException {
        var current = reception == null ? Reception.start() : reception;
        reception = current;
        return current;
    }

    private void stopWhenIdle() {
        if (reception != null && sessions.isEmpty()) {
            reception.receiver().stop();
            reception = null;
        }
    }

    private DatagramChannel bound() {
        for (int i = firstPort; i <= lastPort; i++) {
            int port = nextPort;
            nextPort = port == lastPort ? firstPort : port + 1;
            var channel = boundTo(port);
            if (channel != null) {
                return channel;
            }
        }
        throw new LineException("No UDP port for a call's sound is free from " + firstPort + " to " + lastPort + " on "
                + address.getHostAddress() + ". Every call takes one: widen " + FIRST_PORT + " and " + LAST_PORT
                + ", or free ports that other programs hold.");
    }

    private @Nullable DatagramChannel boundTo(int port) {
        try {
            var channel = DatagramChannel.open();
            try {
                return channel.bind(new InetSocketAddress(address, port));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (BindException e) {
            if (port != 0 && isTaken(e)) {
                return null;
            }
            throw new LineException(
                    "RTP cannot listen on " + address.getHostAddress() + ": " + e.getMessage() + ". Set " + ADDRESS
                            + " to an address of this machine.",
                    e);
        } catch (IOException e) {
            throw new LineException("No UDP socket can be opened for a call: " + e.getMessage(), e);
        }
    }

    private static boolean isTaken(BindException e) {
        return String.valueOf(e.getMessage()).contains("in use");
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // it was of no use anyway
        }
    }

    private static void join(Thread thread) {
        try {
            if (thread != Thread.currentThread()) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
