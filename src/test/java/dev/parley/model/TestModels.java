package dev.parley.model;

import dev.parley.model.ollama.Ollama;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;

/** Guarded models for tests of other rooms. */
public final class TestModels {
    private TestModels() {}

    public static Model over(Vertx vertx, String url, ModelSettings settings) {
        return new GuardedModel(
                new Ollama(vertx, URI.create(url), "stand-in", settings),
                settings,
                new UsageLog(new SimpleMeterRegistry()),
                team -> Optional.empty());
    }

    /** One whose team has used up what it may. */
    public static Model spent(Vertx vertx, String url, ModelSettings settings, OverCap cap) {
        return new GuardedModel(
                new Ollama(vertx, URI.create(url), "stand-in", settings),
                settings,
                new UsageLog(new SimpleMeterRegistry()),
                team -> Optional.of(cap));
    }

    /** The same, after one look at the server. */
    public static Model probed(Vertx vertx, String url, ModelSettings settings) {
        var model = (GuardedModel) over(vertx, url, settings);
        model.probe().await().indefinitely();
        return model;
    }
}
