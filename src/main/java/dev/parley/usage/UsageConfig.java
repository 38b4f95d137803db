package dev.parley.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What models cost, and how much of them a team may use. */
@ConfigMapping(prefix = "parley.usage")
public interface UsageConfig {
    /** The currency of the prices. */
    @WithDefault("USD")
    String currency();

    /** Prices by the model's name. */
    Map<String, Price> price();

    /** Caps by team: its number, or {@code every} for those that have none of their own. */
    Map<String, Cap> cap();

    /** How often PostgreSQL is asked how much all processes together have used of the caps. */
    @WithDefault("30s")
    Duration recount();

    /** How long a try to write a use down may take. */
    @WithDefault("30s")
    Duration perTry();

    /** Uses held in memory while PostgreSQL is away. */
    @WithDefault("10000")
    int mostWaiting();

    /** How long the end of the application waits for uses that are not written yet. */
    @WithDefault("5s")
    Duration drain();

    /** What a team may use of models, in days and months of UTC. */
    interface Cap {
        /** Tokens asked and answered in a day. */
        Optional<BigDecimal> dailyTokens();

        /** Tokens asked and answered in a month. */
        Optional<BigDecimal> monthlyTokens();

        /** Cost in a day, by the prices. */
        Optional<BigDecimal> dailyCost();

        /** Cost in a month, by the prices. */
        Optional<BigDecimal> monthlyCost();
    }

    /** What a model costs. */
    interface Price {
        /** A million tokens of what it is asked. */
        BigDecimal prompt();

        /** A million tokens of what it answers. */
        BigDecimal reply();
    }
}
