package dev.parley.followup;

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
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP side of a gateway. It tells what was surely not taken from what perhaps was: as soon as a request is on its
 * way, only an answer tells. Redirects are not followed, and of an answer no more is read than {@value #MOST_BYTES}
 * bytes. Thread-safe, never blocks; answers arrive on the Vert.x context that asked.
 */
public final class GatewayServer {
    static final int MOST_BYTES = 64 << 10;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI base;
    private final FollowUpConfig config;

    private GatewayServer(Vertx vertx, URI base, FollowUpConfig config) {
        this.vertx = vertx;
        this.base = base;
        this.config = config;
        // a connection that was kept and has died since would leave open whether the request was read
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.timeout().toMillis())
                .setKeepAlive(false));
    }

    /** @param key the configuration key that the address comes from, for the sentence when it is wrong */
    public static GatewayServer at(Vertx vertx, String key, URI url, FollowUpConfig config) {
        if (url.getHost() == null
                || url.getUserInfo() != null
                || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    key + " is no address of a server without a user in it. Write it like https://sms.example.com");
        }
        return new GatewayServer(vertx, url, config);
    }

    private record Answer(int status, String retryAfter, String body) {}

    /**
     * Posts, and gives the body of a success. Fails with {@link GatewayException}.
     *
     * @param path after the address; never kept or logged, as keys may be in it
     */
    public Uni<String> post(String path, Map<String, String> headers, String body) {
        return Uni.createFrom().deferred(() -> {
            var sent = new AtomicBoolean();
            return onTheContextThatAsked(started(path, headers, body, sent)
                    .ifNoItem()
                    .after(config.timeout())
                    .failWith(() -> unanswered(
                            sent.get(),
                            "gave no answer within " + config.timeout().toMillis() + " ms"))
                    .onFailure(failure -> !(failure instanceof GatewayException))
                    .transform(failure -> unanswered(sent.get(), "cannot be reached or broke off"))
                    .map(this::judged));
        });
    }

    private GatewayException unanswered(boolean sent, String what) {
        var sentence = place() + " " + what;
        return sent
                ? new GatewayException.Unclear(sentence + " after it was asked.")
                : new GatewayException.Failing(sentence + ".");
    }

    private Uni<Answer> started(String path, Map<String, String> headers, String body, AtomicBoolean sent) {
        return Uni.createFrom().emitter(emitter -> vertx.getOrCreateContext()
                .runOnContext(_ -> start(path, headers, body, sent, emitter)));
    }

    private void start(
            String path,
            Map<String, String> headers,
            String body,
            AtomicBoolean sent,
            UniEmitter<? super Answer> emitter) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(base + path);
        headers.forEach(options::putHeader);
        Future<HttpClientRequest> asked = client.request(options);
        emitter.onTermination(() -> asked.onSuccess(HttpClientRequest::reset));
        asked.compose(open -> {
                    sent.set(true);
                    return open.send(Buffer.buffer(body));
                })
                .compose(GatewayServer::beginning)
                .onSuccess(emitter::complete)
                .onFailure(emitter::fail);
    }

    /** The answer as far as it is wanted; what comes after that is cut off. */
    private static Future<Answer> beginning(HttpClientResponse response) {
        Promise<Answer> promise = Promise.promise();
        var body = Buffer.buffer();
        var retryAfter = Objects.requireNonNullElse(response.getHeader("Retry-After"), "");
        response.handler(chunk -> {
            if (body.length() < MOST_BYTES) {
                body.appendBuffer(chunk, 0, Math.min(chunk.length(), MOST_BYTES - body.length()));
            }
            if (body.length() >= MOST_BYTES
                    && promise.tryComplete(new Answer(response.statusCode(), retryAfter.strip(), body.toString()))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(
                _ -> promise.tryComplete(new Answer(response.statusCode(), retryAfter.strip(), body.toString())));
        return promise.future();
    }

    private String judged(Answer answer) {
        int status = answer.status();
        var told = place() + " answered " + status;
        if (status >= 200 && status < 300) {
            return answer.body();
        }
        if (status == 429 || status == 503 && !answer.retryAfter().isEmpty()) {
            throw new GatewayException.Busy(told + ": it has more to do than it can.", pause(answer.retryAfter()));
        }
        // a proxy says so that has passed the request on
        if (status == 502 || status == 504) {
            throw new GatewayException.Unclear(told + ": what became of the request is not known.");
        }
        if (status >= 500 || status == 408 || status == 425) {
            throw new GatewayException.Failing(told + ". Look into its log.");
        }
        throw new GatewayException.Refusing(told
                + (status < 400 ? ": it points elsewhere, which is not followed." : ". Check its address and key."));
    }

    /** Without path and query, in which keys may be. */
    private String place() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    private Duration pause(String retryAfter) {
        var asked = asked(retryAfter);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(config.longestPause()) < 0 ? asked : config.longestPause();
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3). */
    private Duration asked(String retryAfter) {
        try {
            if (retryAfter.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(retryAfter));
            }
            return Duration.between(
                    Instant.now(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return config.busyPause();
        }
    }

    private static <T> Uni<T> onTheContextThatAsked(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
