package dev.parley.speak;

import dev.parley.audio.Pcm;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A speech engine behind HTTP: JSON in, sound out while it is made. Bytes are emitted on the thread of the connection;
 * cancelling closes the request. Any number of requests at once, {@value #CONNECTIONS} of them under way.
 */
public final class SpeechServer {
    private static final int CONNECTIONS = 64;
    /** Below the five seconds after which uvicorn closes an idle connection, so that none dies as it is taken again. */
    private static final int KEEP_ALIVE_SECONDS = 4;
    /** Two minutes at 24 kHz: no sentence is that long. */
    private static final long MOST_BYTES = 2L * 60 * 24_000 * 2;

    private static final int LONGEST_COMPLAINT = 300;

    private final HttpClient client;
    private final String name;
    private final Duration timeout;

    /** The server said no: a status other than 2xx and the start of what it said. */
    public static final class Refused extends RuntimeException {
        private final int status;
        private final String complaint;

        private Refused(int status, String complaint) {
            super("HTTP " + status + ": " + complaint);
            this.status = status;
            this.complaint = complaint;
        }

        public int status() {
            return status;
        }

        public String complaint() {
            return complaint;
        }
    }

    /** What is asked of the server, and where. */
    public record Question(URI address, Map<String, String> headers, JsonObject body) {}

    /**
     * @param name for error messages: "Piper at http://…"
     * @param timeout longest wait for the first sound and between one piece of sound and the next
     */
    public SpeechServer(Vertx vertx, String name, Duration timeout) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.name = name;
        this.timeout = timeout;
    }

    /**
     * The body of the answer as it arrives. Fails with {@link Refused} or {@link VoiceException}.
     *
     * @param sounds tells from the answer's content type, empty when absent, whether its body is sound
     */
    public Multi<Buffer> post(Question question, Predicate<String> sounds) {
        return Multi.createFrom()
                .<Buffer>emitter(emitter -> ask(question, sounds, emitter))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new VoiceException(name + " gave no sound for " + timeout.toMillis()
                        + " ms. parley.speak.timeout sets the limit."));
    }

    /** The sound in the bytes of an answer; the reader must be fresh. */
    public static Multi<Pcm> read(Multi<Buffer> answer, SoundReader reader) {
        return answer.onItem()
                .transformToIterable(
                        bytes -> reader.read(bytes.getBytes()).map(List::of).orElse(List.of()))
                .onCompletion()
                .invoke(reader::end);
    }

    /** Stops the start with a sentence that names the key when the address cannot be one. */
    public static void check(String key, URI address) {
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    key + " must be an address such as http://127.0.0.1:5000, and " + address + " is not.");
        }
    }

    private void ask(Question question, Predicate<String> sounds, MultiEmitter<? super Buffer> emitter) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(question.address().toString())
                .putHeader("Content-Type", "application/json");
        question.headers().forEach(options::putHeader);
        client.request(options).onFailure(cause -> fail(emitter, cause)).onSuccess(request -> {
            request.exceptionHandler(cause -> fail(emitter, cause));
            emitter.onTermination(request::reset);
            request.send(question.body().toBuffer())
                    .onFailure(cause -> fail(emitter, cause))
                    .onSuccess(response -> take(response, sounds, emitter));
        });
    }

    private void take(HttpClientResponse response, Predicate<String> sounds, MultiEmitter<? super Buffer> emitter) {
        response.exceptionHandler(cause -> fail(emitter, cause));
        var type = response.headers().contains("Content-Type") ? response.getHeader("Content-Type") : "";
        if (response.statusCode() / 100 != 2) {
            response.body().onSuccess(body -> emitter.fail(new Refused(response.statusCode(), start(body))));
        } else if (!sounds.test(type)) {
            response.body()
                    .onSuccess(body -> emitter.fail(
                            new VoiceException(name + " answered with " + type + " instead of sound: " + start(body))));
        } else {
            passOn(response, emitter);
        }
    }

    private void passOn(HttpClientResponse response, MultiEmitter<? super Buffer> emitter) {
        var left = new long[] {MOST_BYTES};
        response.handler(bytes -> {
            left[0] -= bytes.length();
            if (left[0] < 0) {
                emitter.fail(new VoiceException(name + " does not stop speaking; Parley cut it off."));
            } else {
                emitter.emit(bytes);
            }
        });
        response.endHandler(end -> emitter.complete());
    }

    private static String start(Buffer body) {
        var text = body.toString().strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST_COMPLAINT ? text : text.substring(0, LONGEST_COMPLAINT) + "…";
    }

    /** A request that was cancelled fails too, and nobody is left to hear of it. */
    private void fail(MultiEmitter<? super Buffer> emitter, Throwable cause) {
        if (!emitter.isCancelled()) {
            emitter.fail(new VoiceException(name + " could not be heard: " + cause.getMessage(), cause));
        }
    }
}
