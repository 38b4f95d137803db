package dev.parley.speak;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What all voices share. */
@ConfigMapping(prefix = "parley.speak")
public interface SpeakConfiguration {
    /** Longest wait for a speech server's first sound and between two pieces of sound; then the next voice speaks. */
    @WithDefault("1s")
    Duration timeout();

    /** Memory for sentences that were said before; 16 kHz sound takes 32 kB a second. */
    @WithDefault("32M")
    MemorySize cache();

    /** How often a voice that failed is tried again while nobody needs it. */
    @WithDefault("15s")
    Duration retry();
}
