package dev.parley.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A CRM on a real socket, which answers as a test tells it and knows an Idempotency-Key when it sees one again. */
public final class FakeCrm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HANGS = -1;
    private static final int LOST = -2;

    /** One request, as it came. */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What it answers; a negative status stands for no answer at all. */
    public record Reply(int status, Map<String, String> headers, String body) {
        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }

        public static Reply html(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "text/html"), body);
        }

        public static Reply hang() {
            return new Reply(HANGS, Map.of(), "");
        }

        /** The connection breaks instead of an answer. */
        public static Reply lost() {
            return new Reply(LOST, Map.of(), "");
        }
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    /** The Idempotency-Keys of what was written: each counts once, however often it came. */
    public final Set<String> written = ConcurrentHashMap.newKeySet();

    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Function<Request, Reply> otherwise;

    public FakeCrm() {
        this(request -> Reply.json(201, "{\"id\": 7}"));
    }

    /** @param otherwise what is answered when nothing else was told */
    public FakeCrm(Function<Request, Reply> otherwise) {
        this.otherwise = otherwise;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next requests get these answers, in order. */
    public synchronized FakeCrm first(Reply... these) {
        replies.addAll(List.of(these));
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            requests.add(request);
            var reply = next(request);
            if (reply.status() == HANGS) {
                closed.await();
            }
            if (reply.status() < 0) {
                return;
            }
            if (reply.status() < 300 && !request.header("idempotency-key").isEmpty()) {
                written.add(request.header("idempotency-key"));
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Reply next(Request request) {
        return replies.isEmpty() ? otherwise.apply(request) : replies.remove();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new Request(
                Objects.requireNonNull(exchange.getRequestMethod()),
                path,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
