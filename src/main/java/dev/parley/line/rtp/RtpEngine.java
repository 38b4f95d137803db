package dev.parley.line.rtp;

import dev.parley.line.LineException;
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
 * Sends and receives the sound of all calls on two threads, which are there while there are calls. Thread-safe; only
 * {@link #close} blocks.
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
    private int nextPort;
    private @Nullable Threads threads;

    private record Threads(Receiver receiver, Pacer pacer, Thread receiving, Thread pacing) {
        static Threads start() throws IOException {
            var receiver = new Receiver();
            var pacer = new Pacer();
            return new Threads(
                    receiver,
                    pacer,
                    Thread.ofPlatform().daemon().name("rtp-receiver").start(receiver),
                    Thread.ofPlatform().daemon().name("rtp-pacer").start(pacer));
        }

        void stop() {
            receiver.stop();
            pacer.stop();
        }
    }

    /** Takes any free port of the address. */
    public RtpEngine(InetAddress address) {
        this(address, 0, 0);
    }

    /**
     * Takes ports from {@code firstPort} to {@code lastPort}, in turn; any free one when both are 0. Throws
     * {@link LineException} when that is no range.
     */
    public RtpEngine(InetAddress address, int firstPort, int lastPort) {
        boolean any = firstPort == 0 && lastPort == 0;
        if (!any && (firstPort < 1 || lastPort > HIGHEST_PORT || lastPort < firstPort)) {
            throw new LineException(FIRST_PORT + " is " + firstPort + " and " + LAST_PORT + " is " + lastPort
                    + ", which is no range of ports. Set both from 1 to 65535, the lower one first, or neither.");
        }
        this.address = address;
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        this.nextPort = firstPort;
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

    /** Stops all sessions and waits until both threads are gone. */
    @Override
    public void close() {
        Threads last;
        Set<RtpSession> open;
        synchronized (this) {
            last = threads;
            open = Set.copyOf(sessions);
        }
        open.forEach(RtpSession::stop);
        if (last != null) {
            join(last.receiving());
            join(last.pacing());
        }
    }

    synchronized void started(RtpSession session) {
        if (threads != null && sessions.contains(session)) {
            threads.pacer().add(session);
        }
    }

    synchronized void stopped(RtpSession session) {
        if (threads != null && sessions.remove(session)) {
            threads.pacer().remove(session);
            threads.receiver().remove(session);
            stopWhenIdle();
        }
    }

    private Threads running() throws IOException {
        var current = threads == null ? Threads.start() : threads;
        threads = current;
        return current;
    }

    private void stopWhenIdle() {
        if (threads != null && sessions.isEmpty()) {
            threads.stop();
            threads = null;
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
