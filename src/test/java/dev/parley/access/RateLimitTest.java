package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;

import dev.parley.ops.EmbeddedServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RateLimitTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    RateLimit limit;

    @Inject
    AccessConfig config;

    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    @Inject
    MeterRegistry meters;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    private final String who = "test:" + UUID.randomUUID();

    @Test
    void oneTooManyIsToldHowLongToWait() {
        assertThat(take(3, HOUR)).isEmpty();
        assertThat(take(3, HOUR)).isEmpty();
        assertThat(take(3, HOUR)).isEmpty();
        assertThat(take(3, HOUR))
                .hasValueSatisfying(wait ->
                        assertThat(wait).isPositive().isLessThanOrEqualTo(HOUR).isGreaterThan(HOUR.minusMinutes(1)));
    }

    @Test
    void theWindowSlides() {
        var window = Duration.ofMillis(500);
        assertThat(take(1, window)).isEmpty();
        assertThat(take(1, window)).isPresent();
        await().atMost(SOON).untilAsserted(() -> assertThat(take(1, window)).isEmpty());
    }

    @Test
    void askingAtOnceGainsNothing() {
        var all =
                IntStream.range(0, 60).mapToObj(i -> limit.take(who, 10, HOUR)).toList();
        var answers = Uni.join().all(all).andFailFast().await().atMost(SOON);
        assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(10);
    }

    @Test
    void anotherKeyIsNotHeldUp() {
        take(1, HOUR);
        assertThat(take(1, HOUR)).isPresent();
        assertThat(limit.take(who + "b", 1, HOUR).await().atMost(SOON)).isEmpty();
    }

    @Test
    void withoutRedisRequestsPassAndAreCounted() {
        take(1, HOUR);
        var before = meters.counter("parley.access.unlimited").count();
        outage.redis().cut();
        try {
            assertThat(take(1, HOUR)).isEmpty();
            assertThat(meters.counter("parley.access.unlimited").count()).isEqualTo(before + 1);
        } finally {
            outage.redis().mend();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(take(1, HOUR)).isPresent());
    }

    @Test
    void aKeyThatAsksTooOftenIsRefusedWithAProblemDocument() {
        var own = new Keys(teams, keys);
        try {
            var key = own.with(Set.of("leads:read"));
            var used = "key:" + key.row().id();
            IntStream.range(0, config.rate().requests())
                    .forEach(i -> limit.take(used).await().atMost(SOON));
            given().header("Authorization", "Bearer " + key.secret())
                    .get("/api/leads")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", matchesPattern("[1-9]\\d?"));
        } finally {
            own.sweep();
        }
    }

    private Optional<Duration> take(int most, Duration window) {
        return limit.take(who, most, window).await().atMost(SOON);
    }
}
