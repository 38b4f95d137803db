package dev.parley.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A model that hears whether a turn is over. */
@ConfigMapping(prefix = "parley.call.turn-model")
public interface TurnModelConfig {
    /** An ONNX file with the inputs and outputs of smart-turn v3; the words alone decide without one. */
    Optional<Path> file();

    /** How long after a pause was noticed its answer still counts. */
    @WithDefault("300ms")
    Duration within();
}
