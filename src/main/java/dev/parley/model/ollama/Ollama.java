package dev.parley.model.ollama;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.parley.model.Engine;
import dev.parley.model.ModelException;
import dev.parley.model.ModelSettings;
import dev.parley.model.Piece;
import dev.parley.model.Prompt;
import dev.parley.model.Pulse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;

/**
 * A model on an Ollama server. Uses langchain4j's own Ollama client, as the Quarkus extension ships it, rather than the
 * extension's: that one cannot say {@code keep_alive} and {@code think}, without which a model is unloaded between calls
 * and a reasoning one is silent for seconds, and it cannot cancel before the first byte. Format: Ollama API, chat.
 */
public final class Ollama implements Engine {
    private static final int FOREVER = -1;
    private static final int MOST_CONNECTIONS = 256;

    private final HttpClient http;
    private final URI url;
    private final String model;
    private final ModelSettings settings;
    private final OllamaServer server;

    public Ollama(Vertx vertx, URI url, String model, ModelSettings settings) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.connect().toMillis())
                .setMaxPoolSize(MOST_CONNECTIONS));
        this.url = url;
        this.model = model;
        this.settings = settings;
        this.server = new OllamaServer(http, url, model);
    }

    @Override
    public String name() {
        return model + " at " + url;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Multi<Piece> stream(Prompt prompt) {
        return Multi.createFrom().emitter(out -> {
            var wire = new Wire(http, prompt.written().map(Prompt.Written::schema));
            out.onTermination(wire::cancel);
            var pieces = new Pieces(out::emit, fault -> out.fail(told(fault)), () -> {
                wire.release();
                out.complete();
            });
            over(wire).chat(Request.of(prompt), pieces);
        });
    }

    @Override
    public Uni<Pulse> probe() {
        return server.probe();
    }

    @Override
    public Uni<Void> warmUp() {
        return server.warmUp();
    }

    private OllamaStreamingChatModel over(Wire wire) {
        // not OllamaStreamingChatModel.builder(), which searches the class path for another maker each time
        return new OllamaStreamingChatModel.OllamaStreamingChatModelBuilder()
                .httpClientBuilder(wire)
                .baseUrl(url.toString())
                .modelName(model)
                .temperature(settings.temperature())
                .numPredict(settings.longest())
                .think(false)
                .defaultRequestParameters(
                        OllamaChatRequestParameters.builder().keepAlive(FOREVER).build())
                .build();
    }

    private ModelException told(Throwable fault) {
        var cause = fault.getCause() instanceof HttpException http ? http : fault;
        if (!(cause instanceof HttpException http)) {
            return new ModelException("%s broke off: %s".formatted(name(), fault.getMessage()), fault);
        }
        var advice =
                switch (http.statusCode()) {
                    case 404 -> "Run: ollama pull " + model;
                    case 503 -> "It is busy: raise OLLAMA_NUM_PARALLEL and OLLAMA_MAX_QUEUE on its machine.";
                    default -> "Its own log says why.";
                };
        return new ModelException(
                "%s answered %d (%s). %s".formatted(name(), http.statusCode(), http.getMessage(), advice), fault);
    }
}
