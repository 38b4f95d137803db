package dev.parley.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Between a client and its server: a TCP cable that a test cuts and mends, on one and the same port. Thread-safe. */
public final class Cable implements AutoCloseable {
    private static final Duration FREE_WITHIN = Duration.ofSeconds(10);

    private final int serverPort;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket plug;

    public Cable(int serverPort) {
        this.serverPort = serverPort;
        plug = plugIn(0);
        port = plug.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Every connection breaks and new ones are refused. */
    public void cut() {
        quietly(plug);
        ends.forEach(Cable::quietly);
        ends.clear();
    }

    public void mend() {
        plug = plugIn(port);
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket plugIn(int at) {
        try {
            var socket = bound(at, System.nanoTime() + FREE_WITHIN.toNanos());
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A closed socket leaves its port only when the thread that waits in it has noticed. */
    private static ServerSocket bound(int at, long latest) throws IOException {
        while (true) {
            try {
                return new ServerSocket(at, 50, InetAddress.getByName("127.0.0.1"));
            } catch (BindException taken) {
                if (System.nanoTime() > latest) {
                    throw taken;
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException e) {
                // The cable is cut.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        ends.add(client);
        try {
            var server = new Socket("127.0.0.1", serverPort);
            ends.add(server);
            Thread.ofVirtual().start(() -> carry(client, server));
            Thread.ofVirtual().start(() -> carry(server, client));
        } catch (IOException e) {
            // The server is away: the client sees its connection break.
            client.close();
            ends.remove(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Both ends are closed, which is all there is to tell.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void quietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
