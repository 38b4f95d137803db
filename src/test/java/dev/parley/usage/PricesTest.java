package dev.parley.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PricesTest {
    private final Prices prices = new Prices(new SmallRyeConfigBuilder()
            .withDefaultValue("parley.usage.price.\"qwen3:8b\".prompt", "0.15")
            .withDefaultValue("parley.usage.price.\"qwen3:8b\".reply", "0.60")
            .withMapping(UsageConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(UsageConfig.class));

    @Test
    void pricesAreForAMillionTokens() {
        assertThat(prices.cost("qwen3:8b", 1_000_000, 0))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.15"));
        assertThat(prices.cost("qwen3:8b", 2_000, 500))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(new BigDecimal("0.0006")));
    }

    @Test
    void aModelWithoutAPriceHasNoCost() {
        assertThat(prices.cost("another", 1, 1)).isEmpty();
    }
}
