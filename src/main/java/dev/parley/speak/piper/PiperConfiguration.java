package dev.parley.speak.piper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where Piper listens and how it is to sound. */
@ConfigMapping(prefix = "parley.speak.piper")
public interface PiperConfiguration {
    /** Address of Piper's HTTP server, for instance http://piper:5000; absent: Piper is not asked. */
    Optional<URI> url();

    /** Name of one of the server's voices, for instance en_US-lessac-medium; the server's own choice when absent. */
    Optional<String> voice();

    /** Length of each sound against the voice's own: 1.2 speaks slower, 0.9 faster. */
    @WithDefault("1.0")
    double lengthScale();
}
