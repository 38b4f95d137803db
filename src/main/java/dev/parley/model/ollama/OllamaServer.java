package dev.parley.model.ollama;

import dev.parley.model.Pulse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What is asked of an Ollama server besides replies: is it there, has it the model, load it. */
final class OllamaServer {
    private static final Logger LOG = Logger.getLogger(OllamaServer.class);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    /** Reading a large model from a slow disk takes minutes. */
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI url;
    private final String model;

    OllamaServer(HttpClient http, URI url, String model) {
        this.http = http;
        this.url = url;
        this.model = model;
    }

    /** {@code GET /api/tags} lists the models that the server has. */
    Uni<Pulse> probe() {
        return uni(() -> ask(HttpMethod.GET, "/api/tags", PROBE_LIMIT, "", this::pulse))
                .onFailure()
                .recoverWithItem(fault -> new Pulse.Missing(
                        "Ollama at %s does not answer (%s). Start it, or correct quarkus.langchain4j.ollama.base-url."
                                .formatted(url, fault.getMessage())));
    }

    /** A chat without messages loads the model and generates nothing. */
    Uni<Void> warmUp() {
        var load = new JsonObject()
                .put("model", model)
                .put("messages", new JsonArray())
                .put("keep_alive", -1)
                .put("stream", false);
        return uni(() -> ask(HttpMethod.POST, "/api/chat", LOAD_LIMIT, load.encode(), this::loaded))
                .invoke(() -> LOG.infof("%s at %s is loaded.", model, url))
                .onFailure()
                .invoke(fault -> LOG.warnf("%s at %s could not be loaded: %s", model, url, fault.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Future<Pulse> pulse(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() != 200) {
                return new Pulse.Missing(
                        "Ollama at %s answers %d. Its own log says why.".formatted(url, response.statusCode()));
            }
            return has(body.toJsonObject())
                    ? new Pulse.Beating()
                    : new Pulse.Missing(
                            "Ollama at %s has no model %s. Run: ollama pull %s".formatted(url, model, model));
        });
    }

    private Future<Void> loaded(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.end()
                : Future.failedFuture("it answered " + response.statusCode());
    }

    private boolean has(JsonObject tags) {
        try {
            return tags.getJsonArray("models", new JsonArray()).stream()
                    .map(JsonObject.class::cast)
                    .map(entry -> entry.getString("name", ""))
                    .anyMatch(name -> name.equals(model) || name.equals(model + ":latest"));
        } catch (ClassCastException oddList) {
            throw new DecodeException("its list of models cannot be read", oddList);
        }
    }

    private <T> Future<T> ask(
            HttpMethod method, String path, Duration limit, String body, Function<HttpClientResponse, Future<T>> read) {
        var base = url.toString().replaceFirst("/+$", "");
        return http.request(new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(base + path)
                        .setTimeout(limit.toMillis()))
                .compose(request -> request.send(body).compose(read));
    }

    private static <T> Uni<T> uni(Supplier<Future<T>> action) {
        return Uni.createFrom().completionStage(() -> action.get().toCompletionStage());
    }
}
