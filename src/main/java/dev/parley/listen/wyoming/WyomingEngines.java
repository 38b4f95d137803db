package dev.parley.listen.wyoming;

import dev.parley.listen.Engine;
import dev.parley.listen.Engines;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The configured Wyoming recogniser. */
@ApplicationScoped
class WyomingEngines implements Engines {
    private final Optional<Engine> engine;

    @Inject
    WyomingEngines(Vertx vertx, WyomingConfig config) {
        this.engine = config.address().map(address -> new WyomingEar(WyomingServer.at(vertx, address), config));
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Optional<Engine> engine() {
        return engine;
    }
}
