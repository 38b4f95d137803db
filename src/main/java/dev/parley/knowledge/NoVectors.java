package dev.parley.knowledge;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where no model can run: documents are searched by words only. */
@Singleton
@DefaultBean
final class NoVectors implements Embedder {
    @Override
    public boolean awake() {
        return true;
    }

    @Override
    public boolean able() {
        return false;
    }

    @Override
    public Uni<Optional<float[]>> embed(String text) {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Optional<float[]> embedNow(String text) {
        return Optional.empty();
    }
}
