package dev.parley.listen.wyoming;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Wyoming recogniser on a real socket: reads events as the protocol's README has them, answers what it is told. */
public final class FakeWyoming implements AutoCloseable {
    /** What is written once the sound is complete; then the connection is closed. */
    public interface Reply {
        void give(OutputStream out) throws IOException, InterruptedException;
    }

    final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    final CountDownLatch clientIsGone = new CountDownLatch(1);
    private final ServerSocket server;
    private final List<Reply> replies;
    private int next;

    /** @param replies one a connection; the last one goes on for ever */
    public FakeWyoming(Reply... replies) {
        this.replies = List.of(replies);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    boolean seesClientLeave() throws InterruptedException {
        return clientIsGone.await(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new DataInputStream(connection.getInputStream());
            while (!readEvent(in).equals("audio-stop")) {}
            reply().give(connection.getOutputStream());
            connection.shutdownOutput();
            in.readAllBytes();
        } catch (IOException gone) {
            // so be it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clientIsGone.countDown();
        }
    }

    private synchronized Reply reply() {
        return replies.get(Math.min(next++, replies.size() - 1));
    }

    private String readEvent(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.readByte(); c != '\n'; c = in.readByte()) {
            line.append((char) c);
        }
        var event = (ObjectNode) new ObjectMapper().readTree(line.toString());
        var data = new byte[event.path("data_length").asInt()];
        in.readFully(data);
        if (data.length > 0) {
            event.set("data", new ObjectMapper().readTree(data));
        }
        var payload = new byte[event.path("payload_length").asInt()];
        in.readFully(payload);
        sound.writeBytes(payload);
        events.add(event);
        return event.path("type").asText();
    }
}
