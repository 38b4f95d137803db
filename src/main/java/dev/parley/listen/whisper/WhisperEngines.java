package dev.parley.listen.whisper;

import dev.parley.listen.Engine;
import dev.parley.listen.Engines;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The configured whisper server, and the demo's stand-in for one. */
@ApplicationScoped
class WhisperEngines implements Engines {
    private final Optional<Engine> engine;
    private final Optional<Engine> standIn;

    @Inject
    WhisperEngines(Vertx vertx, WhisperConfig config, StandInConfig standIn) {
        this.engine = config.url()
                .map(url -> new WhisperEar(
                        "whisper", WhisperServer.at(vertx, "parley.listen.whisper.url", url, config.apiKey()), config));
        this.standIn = standIn.url()
                .map(url -> new WhisperEar(
                        "stand-in ear of the demo",
                        WhisperServer.at(vertx, "parley.demo.whisper.url", url, Optional.<String>empty()),
                        config));
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Engine> engine() {
        return engine;
    }

    @Override
    public Optional<Engine> standIn() {
        return standIn;
    }
}
