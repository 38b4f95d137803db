package dev.parley.listen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an engine counts as absent, whichever engine it is. */
@ConfigMapping(prefix = "parley.listen")
public interface ListenConfig {
    /** How often each engine is asked whether it is there. */
    @WithDefault("10s")
    Duration probeEvery();

    /** When an engine that is there, but fails, is left alone for a while. */
    Breaker breaker();

    /** The circuit breaker around each engine. */
    interface Breaker {
        /** So many whole turns in a row that fail, and the engine is not offered any more. */
        @WithDefault("3")
        int failures();

        /** How long until it is tried again. */
        @WithDefault("15s")
        Duration pause();
    }
}
