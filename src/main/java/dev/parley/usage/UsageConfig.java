package dev.parley.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** What models cost. */
@ConfigMapping(prefix = "parley.usage")
public interface UsageConfig {
    /** The currency of the prices. */
    @WithDefault("USD")
    String currency();

    /** Prices by the model's name. */
    Map<String, Price> price();

    /** How long a try to write a use down may take. */
    @WithDefault("30s")
    Duration perTry();

    /** Uses held in memory while PostgreSQL is away. */
    @WithDefault("10000")
    int mostWaiting();

    /** How long the end of the application waits for uses that are not written yet. */
    @WithDefault("5s")
    Duration drain();

    /** What a model costs. */
    interface Price {
        /** A million tokens of what it is asked. */
        BigDecimal prompt();

        /** A million tokens of what it answers. */
        BigDecimal reply();
    }
}
