package dev.parley.knowledge;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2, quantised, run in process by ONNX Runtime: 384 numbers a text, English. It takes about 200 MB of
 * memory and is loaded when the first text comes. The native executable does without (docs/decisions).
 */
@Singleton
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
final class MiniLm implements Embedder {
    private static final Logger LOG = Logger.getLogger(MiniLm.class);

    private volatile @Nullable EmbeddingModel model;
    private volatile boolean able = true;

    @Override
    public boolean awake() {
        return model != null;
    }

    @Override
    public boolean able() {
        return able;
    }

    @Override
    public Uni<Optional<float[]>> embed(String text) {
        return Uni.createFrom().item(() -> embedNow(text)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Optional<float[]> embedNow(String text) {
        var ready = model == null ? load() : model;
        return ready == null
                ? Optional.empty()
                : Optional.of(ready.embed(text).content().vector());
    }

    private synchronized @Nullable EmbeddingModel load() {
        if (model == null && able) {
            try {
                // The tokenizer's library would tell its makers where it runs.
                System.setProperty("OPT_OUT_TRACKING", "true");
                System.setProperty("ai.djl.offline", "true");
                var loaded = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
                loaded.embed("Hello");
                model = loaded;
            } catch (RuntimeException | LinkageError broken) {
                able = false;
                LOG.warnf(
                        "The model that makes vectors does not run here (%s). Documents are searched by words only.",
                        broken);
            }
        }
        return model;
    }
}
