package dev.parley.listen.whisper;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP side of a whisper server. An exchange that is no longer wanted is cut off, so that a stalled server holds no
 * connection. Thread-safe, never blocks.
 */
final class WhisperServer {
    private static final int MOST_BYTES = 1 << 20;
    /** Below the five seconds after which uvicorn closes idle connections, so that none is used while it closes. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final int CONNECT_MILLIS = 1500;
    private static final int MOST_CONNECTIONS = 256;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI base;
    private final Optional<String> apiKey;

    private WhisperServer(Vertx vertx, HttpClient client, URI base, Optional<String> apiKey) {
        this.vertx = vertx;
        this.client = client;
        this.base = base;
        this.apiKey = apiKey;
    }

    /** @param key the configuration key that the address comes from, for the sentence when it is wrong */
    static WhisperServer at(Vertx vertx, String key, URI url, Optional<String> apiKey) {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    key + " is \"" + url + "\", which is no address of a server. Write it like http://host:8000/v1");
        }
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS);
        var base = URI.create(url.toString().replaceFirst("/+$", ""));
        return new WhisperServer(vertx, vertx.createHttpClient(options), base, apiKey);
    }

    URI address() {
        return base;
    }

    Uni<Answer> get(String path) {
        return exchange(options(HttpMethod.GET, path), Buffer.buffer());
    }

    Uni<Answer> post(String path, Multipart form) {
        return exchange(options(HttpMethod.POST, path).putHeader("Content-Type", form.contentType()), form.body());
    }

    private RequestOptions options(HttpMethod method, String path) {
        var options = new RequestOptions().setMethod(method).setAbsoluteURI(base + path);
        apiKey.ifPresent(key -> options.putHeader("Authorization", "Bearer " + key));
        return options;
    }

    /** Starts on a Vert.x context: elsewhere an answer can be over before anybody listens to it. */
    private Uni<Answer> exchange(RequestOptions options, Buffer body) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.getOrCreateContext().runOnContext(_ -> exchange(options, body, emitter)));
    }

    private void exchange(RequestOptions options, Buffer body, UniEmitter<? super Answer> emitter) {
        var over = new AtomicBoolean();
        Future<HttpClientRequest> asked = client.request(options);
        emitter.onTermination(() -> {
            if (over.compareAndSet(false, true)) {
                asked.onSuccess(HttpClientRequest::reset);
            }
        });
        asked.compose(request -> request.send(body))
                .compose(WhisperServer::whole)
                .onSuccess(answer -> {
                    over.set(true);
                    emitter.complete(answer);
                })
                .onFailure(emitter::fail);
    }

    private static Future<Answer> whole(HttpClientResponse response) {
        Promise<Answer> promise = Promise.promise();
        var body = Buffer.buffer();
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MOST_BYTES) {
                promise.tryFail(new IOException("more than " + MOST_BYTES + " bytes"));
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(_ -> promise.tryComplete(new Answer(response.statusCode(), body.toString())));
        return promise.future();
    }

    /** What the server said, whatever the status. */
    record Answer(int status, String body) {}
}
