package dev.parley.usage;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;

/** Prices as they are configured. Immutable. */
@Singleton
class Prices {
    /** Prices are for a million tokens. */
    private static final int MILLION_DIGITS = 6;

    private final UsageConfig config;

    Prices(UsageConfig config) {
        this.config = config;
    }

    String currency() {
        return config.currency();
    }

    /** Exact; empty when the model has no price. */
    Optional<BigDecimal> cost(String model, int promptTokens, int replyTokens) {
        return Optional.ofNullable(config.price().get(model)).map(price -> price.prompt()
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(price.reply().multiply(BigDecimal.valueOf(replyTokens)))
                .movePointLeft(MILLION_DIGITS));
    }
}
