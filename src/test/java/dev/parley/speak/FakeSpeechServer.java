package dev.parley.speak;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A speech server on a real socket: what it is asked is written down, what it answers is up to the test. */
public final class FakeSpeechServer implements AutoCloseable {
    private final HttpServer server;
    private volatile Answer answer =
            (asked, response) -> response.setStatusCode(500).end("not taught");

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    public final CountDownLatch hungUp = new CountDownLatch(1);

    public record Asked(String path, Map<String, String> headers, JsonObject body) {}

    /** On the server's event loop. */
    public interface Answer {
        void give(Asked asked, HttpServerResponse response);
    }

    public FakeSpeechServer(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public void answers(Answer next) {
        answer = next;
    }

    /** Everything in pieces of {@code piece} bytes, each as a chunk of its own. */
    public static Answer pieces(String contentType, byte[] body, int piece) {
        return (asked, response) -> {
            response.setChunked(true).putHeader("Content-Type", contentType);
            for (int at = 0; at < body.length; at += piece) {
                response.write(Buffer.buffer(Arrays.copyOfRange(body, at, Math.min(body.length, at + piece))));
            }
            response.end();
        };
    }

    /** The start of a body, and then nothing, with the connection left open. */
    public static Answer stallsAfter(String contentType, byte[] start) {
        return (asked, response) ->
                response.setChunked(true).putHeader("Content-Type", contentType).write(Buffer.buffer(start));
    }

    public static Answer refuses(int status, String text) {
        return (asked, response) -> response.setStatusCode(status).end(text);
    }

    private void take(HttpServerRequest request) {
        request.connection().closeHandler(closed -> hungUp.countDown());
        request.body().onSuccess(body -> {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            request.headers().forEach(headers::put);
            var question = new Asked(String.valueOf(request.path()), headers, body.toJsonObject());
            asked.add(question);
            answer.give(question, request.response());
        });
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
