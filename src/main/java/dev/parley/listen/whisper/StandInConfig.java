package dev.parley.listen.whisper;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The stand-in of the demo, which speaks the same format and serves the demo's own caller only. */
@ConfigMapping(prefix = "parley.demo.whisper")
public interface StandInConfig {
    /** Where it is; set by the demo when it starts one. */
    Optional<URI> url();
}
