package dev.parley.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what was said is kept. */
@ConfigMapping(prefix = "parley.privacy")
public interface PrivacyConfig {
    /** How long what was said in a call, and the number of the caller, are kept; recordings have a date of their own. */
    @WithDefault("90d")
    Duration keepWords();

    /** Whether what has reached its date is deleted every night. */
    @WithDefault("true")
    boolean nightly();

    /** The hour from which it is, by this machine's clock. */
    @WithDefault("3")
    int hour();
}
