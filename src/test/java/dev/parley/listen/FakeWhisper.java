package dev.parley.listen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An HTTP server on a real socket that answers as a test tells it, and badly when told so. */
public final class FakeWhisper implements AutoCloseable {
    /** What is done with one request on its connection; returns whether the connection goes on. */
    public interface Reply {
        boolean give(Socket connection) throws IOException;
    }

    /** One request, as it came. */
    public record Request(String line, Map<String, String> headers, byte[] body) {
        /** The content of a part of the form. */
        public byte[] part(String name) {
            return requireNonNull(parts().get(name), name).getBytes(ISO_8859_1);
        }

        public String field(String name) {
            return new String(part(name), UTF_8);
        }

        public boolean has(String name) {
            return parts().containsKey(name);
        }

        /** The header lines of the part. */
        public String partHeaders(String name) {
            return requireNonNull(partsBy(0).get(name), name);
        }

        private Map<String, String> parts() {
            return partsBy(1);
        }

        private Map<String, String> partsBy(int half) {
            var boundary = headers.getOrDefault("content-type", "").replaceFirst(".*boundary=", "");
            var parts = new LinkedHashMap<String, String>();
            for (var part : ("\r\n" + new String(body, ISO_8859_1)).split("\r\n--" + boundary)) {
                if (part.contains("\r\n\r\n")) {
                    var halves = part.split("\r\n\r\n", 2);
                    parts.put(halves[0].replaceFirst("(?s).*? name=\"([^\"]*)\".*", "$1"), halves[half]);
                }
            }
            return parts;
        }
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final ServerSocket server;
    private volatile List<Reply> replies;
    private int next;

    /** @param replies one a request; the last one goes on for ever */
    public FakeWhisper(Reply... replies) {
        this.replies = List.of(replies);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static Reply answer(int status, String body) {
        return connection -> {
            var bytes = body.getBytes(UTF_8);
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 " + status + " So\r\nContent-Type: application/json\r\nContent-Length: "
                                    + bytes.length + "\r\n\r\n")
                            .getBytes(UTF_8));
            connection.getOutputStream().write(bytes);
            return true;
        };
    }

    public static Reply says(String text) {
        return answer(200, "{\"text\":\"" + text + "\"}");
    }

    /** Sends these bytes and closes. */
    public static Reply breaksOffAfter(String bytes) {
        return connection -> {
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            return false;
        };
    }

    /** Sends these bytes and then nothing, for as long as the client stays. */
    public static Reply stallsAfter(String bytes) {
        return connection -> {
            connection.getOutputStream().write(bytes.getBytes(UTF_8));
            connection.getInputStream().read();
            return false;
        };
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** From the next request on. */
    public synchronized void nowAnswers(Reply... others) {
        replies = List.of(others);
        next = 0;
    }

    /** Whether a client ends a connection within a few seconds. */
    public boolean clientBreaksOff() throws InterruptedException {
        return brokenOff.await(5, TimeUnit.SECONDS);
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
            var in = new BufferedInputStream(connection.getInputStream());
            do {
                requests.add(read(in));
            } while (nextReply().give(connection));
        } catch (IOException gone) {
            // the client went away, which is its right
        } finally {
            brokenOff.countDown();
        }
    }

    private synchronized Reply nextReply() {
        return replies.get(Math.min(next++, replies.size() - 1));
    }

    private static Request read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new LinkedHashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            headers.put(header.replaceFirst(":.*", "").toLowerCase(Locale.ROOT), header.replaceFirst("[^:]*: *", ""));
        }
        return new Request(line, headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The client is gone.");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
