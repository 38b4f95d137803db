package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of calls in a world of chance. A broken rule names its seed, and {@code -Dsimulation.seed=…} places
 * that call alone.
 */
class SimulationTest {
    private static final int CALLS = 10_000;
    private final CallConfig config = new SmallRyeConfigBuilder()
            .withMapping(CallConfig.class)
            .withDefaultValues(Map.of("parley.call.longest-call", "3m", "parley.call.transfer.billing", "2001"))
            .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
            .build()
            .getConfigMapping(CallConfig.class);

    @Test
    void tenThousandCallsKeepTheRules() {
        var seed = Long.getLong("simulation.seed");
        var seeds = seed == null ? LongStream.range(0, CALLS) : LongStream.of(seed);
        var broken = seeds.parallel()
                .mapToObj(this::place)
                .filter(why -> !why.isEmpty())
                .limit(5)
                .toList();
        assertThat(broken).isEmpty();
    }

    private String place(long seed) {
        try {
            new SimulatedCall(seed, TestProfiles.investment(), config).run();
            return "";
        } catch (AssertionError | RuntimeException e) {
            return "-Dsimulation.seed=" + seed + ": " + e;
        }
    }
}
