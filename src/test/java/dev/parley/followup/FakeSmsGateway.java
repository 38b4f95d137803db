package dev.parley.followup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An SMS gateway on a real socket, written from the bytes up so that it can misbehave; answers as a test tells it. */
public final class FakeSmsGateway implements AutoCloseable {
    public static final String TAKEN = """
            {"return":{"status":200,"message":"تایید شد"},
             "entries":[{"messageid":8792343,"message":"x","status":1,"receptor":"09120000000","cost":120}]}""";

    /** One request, as it came. */
    public record Request(String line, Map<String, String> headers, String body) {
        /** A form's fields. */
        public Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
        }
    }

    /** What it does with a request. */
    public interface Reply {
        void give(Socket socket) throws IOException, InterruptedException;
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    /** Counted down when a client hung up while an answer was still being written. */
    public final CountDownLatch cutOff = new CountDownLatch(1);

    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocket server;

    public FakeSmsGateway() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The next requests get these answers, in order; all others are taken. */
    public synchronized FakeSmsGateway first(Reply... these) {
        replies.addAll(List.of(these));
        return this;
    }

    public static Reply json(int status, String body) {
        return answer(status, "application/json", "", body);
    }

    public static Reply html(int status) {
        return answer(
                status, "text/html", "", "<html><body>Welcome to the hotel. Please accept our terms.</body></html>");
    }

    public static Reply answer(int status, String type, String header, String body) {
        return socket -> {
            var bytes = body.getBytes(UTF_8);
            var head = "HTTP/1.1 %d Said\r\nContent-Type: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                    .formatted(status, type, header, bytes.length);
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(bytes);
        };
    }

    /** Reads, and says nothing. */
    public Reply silence() {
        return socket -> closed.await();
    }

    /** Reads, and hangs up. */
    public static Reply hangUp() {
        return Socket::close;
    }

    /** An answer that does not end before somebody hangs up. */
    public Reply endless(int status, long length) {
        return socket -> {
            socket.setSendBufferSize(16 << 10);
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    .formatted(status, length)
                    .getBytes(ISO_8859_1));
            var piece = "x".repeat(1 << 10).getBytes(ISO_8859_1);
            try {
                for (long written = 0; written < length; written += piece.length) {
                    out.write(piece);
                }
            } catch (IOException gone) {
                cutOff.countDown();
            }
        };
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(read(socket.getInputStream()));
            next().give(socket);
        } catch (IOException | InterruptedException e) {
            // the client or the test has gone
        }
    }

    private synchronized Reply next() {
        return replies.isEmpty() ? json(200, TAKEN) : replies.remove();
    }

    private static Request read(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream);
        var line = line(in);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            headers.put(header.replaceFirst(":.*", ""), header.replaceFirst("[^:]*:\\s*", ""));
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Request(line, headers, new String(body, UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
