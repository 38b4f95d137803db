package dev.parley.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
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
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP side of a CRM, for those that speak JSON. Redirects are not followed. An exchange that takes too long is cut
 * off. Thread-safe, never blocks; answers arrive on the Vert.x context that asked.
 */
public final class CrmServer {
    private static final int MOST_BYTES = 1 << 20;
    private static final int CONNECT_MILLIS = 5000;
    private static final int MOST_CONNECTIONS = 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI base;
    private final CrmConfig config;
    private final Verdict verdict;

    private CrmServer(Vertx vertx, String key, URI base, CrmConfig config) {
        this.vertx = vertx;
        this.base = base;
        this.config = config;
        this.verdict = new Verdict(base.toString(), key, config);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxPoolSize(MOST_CONNECTIONS));
    }

    /** @param key the configuration key that the address comes from, for the sentence when it is wrong */
    public static CrmServer at(Vertx vertx, String key, URI url, CrmConfig config) {
        if (url.getHost() == null
                || url.getUserInfo() != null
                || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    key + " is no address of a server without a user in it. Write it like https://crm.example.com");
        }
        return new CrmServer(vertx, key, URI.create(url.toString().replaceFirst("/+$", "")), config);
    }

    /**
     * Something to ask.
     *
     * @param path after the base address, or an absolute address
     * @param headers never kept or logged
     * @param body empty for none
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public static Request json(String method, String path, Map<String, String> headers, JsonNode body) {
            var all = new HashMap<>(headers);
            all.put("Content-Type", "application/json");
            return new Request(method, path, all, body.toString());
        }
    }

    /** The answer's JSON, a missing node when it has no body. Fails with {@link CrmException} unless it is a success. */
    public Uni<JsonNode> ask(Request request, Correspondence correspondence) {
        return exchange(request, correspondence).map(verdict::of);
    }

    /** For those who look at the status themselves first. */
    public JsonNode judge(Answer answer) {
        return verdict.of(answer);
    }

    /** The answer, whatever its status. Fails with {@link CrmException.Failing} when there is none. */
    public Uni<Answer> exchange(Request request, Correspondence correspondence) {
        return Uni.createFrom().deferred(() -> {
            correspondence.sent(request.method() + " " + request.path(), request.body());
            return onTheContextThatAsked(started(request)
                    .ifNoItem()
                    .after(config.timeout())
                    .failWith(() -> new CrmException.Failing(base + " gave no answer within "
                            + config.timeout().toMillis() + " ms (parley.crm.timeout)."))
                    .onFailure(failure -> !(failure instanceof CrmException))
                    .transform(this::unanswered)
                    .invoke(answer -> correspondence.answered(answer.status(), answer.body())));
        });
    }

    private CrmException unanswered(Throwable failure) {
        var what = failure instanceof UnknownHostException ? "its host is not known" : failure.getMessage();
        return new CrmException.Failing(base + " cannot be reached or broke off (" + what + ").", failure);
    }

    /** Starts on a Vert.x context: elsewhere an answer can be over before anybody listens to it. */
    private Uni<Answer> started(Request request) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.getOrCreateContext().runOnContext(_ -> start(request, emitter)));
    }

    private void start(Request request, UniEmitter<? super Answer> emitter) {
        var over = new AtomicBoolean();
        Future<HttpClientRequest> asked = client.request(options(request));
        emitter.onTermination(() -> {
            if (over.compareAndSet(false, true)) {
                asked.onSuccess(HttpClientRequest::reset);
            }
        });
        asked.compose(open -> open.send(Buffer.buffer(request.body())))
                .compose(CrmServer::whole)
                .onSuccess(answer -> {
                    over.set(true);
                    emitter.complete(answer);
                })
                .onFailure(emitter::fail);
    }

    private RequestOptions options(Request request) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setAbsoluteURI(request.path().startsWith("http") ? request.path() : base + request.path())
                .putHeader("Accept", "application/json");
        request.headers().forEach(options::putHeader);
        return options;
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
        var retryAfter = Objects.requireNonNullElse(response.getHeader("Retry-After"), "");
        response.endHandler(
                _ -> promise.tryComplete(new Answer(response.statusCode(), retryAfter.strip(), body.toString())));
        return promise.future();
    }

    private static <T> Uni<T> onTheContextThatAsked(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
