package dev.parley.model;

import java.time.Duration;
import java.util.Optional;

/** Limits short enough for a test, long enough for a slow machine. */
public record TestSettings(Duration firstToken, Duration gap, Duration wholeReply, Duration pause)
        implements ModelSettings {
    /** For tests in which nothing is late, however busy the machine. */
    public static final TestSettings PATIENT = new TestSettings(
            Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofMillis(500));
    /** For tests in which the model stalls. */
    public static final TestSettings HASTY = new TestSettings(
            Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofSeconds(5), Duration.ofMillis(500));
    /** For tests in which the model begins and then stalls. */
    public static final TestSettings HASTY_BETWEEN = new TestSettings(
            Duration.ofSeconds(8), Duration.ofMillis(400), Duration.ofSeconds(10), Duration.ofMillis(500));

    @Override
    public Optional<String> url() {
        return Optional.empty();
    }

    @Override
    public String name() {
        return "stand-in";
    }

    @Override
    public double temperature() {
        return 0.3;
    }

    @Override
    public int longest() {
        return 80;
    }

    @Override
    public Duration connect() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration probe() {
        return Duration.ofSeconds(10);
    }

    @Override
    public boolean warmUp() {
        return true;
    }

    @Override
    public Breaker breaker() {
        return new Breaker() {
            @Override
            public int window() {
                return 4;
            }

            @Override
            public double ratio() {
                return 0.5;
            }

            @Override
            public Duration pause() {
                return pause;
            }
        };
    }
}
