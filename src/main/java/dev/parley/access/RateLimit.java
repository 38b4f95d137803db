package dev.parley.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Counts the requests of each key in a window that slides with the clock of Redis, for all pods together. One script,
 * so that two requests at once are not both the last one allowed. When Redis is away, requests pass and are counted:
 * a limit that fails must not stop the work that it protects.
 */
@Singleton
class RateLimit {
    private static final Logger LOG = Logger.getLogger(RateLimit.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final String KEY = "parley:rate:";

    /** A sorted set of the requests in the window, by their microsecond; 0, or the microseconds until the next may come. */
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local window = tonumber(ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now - window)
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then
              local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
              return tonumber(oldest[2]) + window - now
            end
            redis.call('ZADD', KEYS[1], now, ARGV[3])
            redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
            return 0
            """;

    private final ReactiveRedisDataSource redis;
    private final AccessConfig.Rate rate;
    private final Counter refused;
    private final Counter unlimited;
    private volatile boolean away;

    RateLimit(ReactiveRedisDataSource redis, AccessConfig config, MeterRegistry meters) {
        this.redis = redis;
        rate = config.rate();
        refused = meters.counter("parley.access.limited");
        unlimited = meters.counter("parley.access.unlimited");
    }

    /** Counts one request; the result is how long to wait when it is one too many. */
    Uni<Optional<Duration>> take(String who) {
        return take(who, rate.requests(), rate.window());
    }

    Uni<Optional<Duration>> take(String who, int most, Duration window) {
        var request = Secrets.fresh("");
        return redis.execute(
                        "EVAL",
                        SCRIPT,
                        "1",
                        KEY + who,
                        Integer.toString(most),
                        Long.toString(window.toNanos() / 1000),
                        request)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(this::answer)
                .onFailure()
                .recoverWithItem(this::passes);
    }

    private Optional<Duration> answer(Response microseconds) {
        away = false;
        if (microseconds.toLong() == 0) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(Duration.ofNanos(microseconds.toLong() * 1000));
    }

    private Optional<Duration> passes(Throwable failure) {
        unlimited.increment();
        if (!away) {
            away = true;
            LOG.warnf("Redis does not answer (%s): the requests of API keys are not limited meanwhile.", failure);
        }
        return Optional.empty();
    }
}
