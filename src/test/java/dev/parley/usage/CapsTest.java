package dev.parley.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.model.OverCap;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caps of the test's own, at a time of their own, over the uses that PostgreSQL has. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CapsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** A day and a month in which nobody else uses anything. */
    private static final Instant NOON = Instant.parse("2031-05-20T12:00:00Z");

    @Inject
    UsageStore store;

    @Inject
    Teams teams;

    private final long team = ThreadLocalRandom.current().nextLong(1000, 1_000_000_000);
    private final TeamId id = new TeamId(team);
    private Instant now = NOON;

    @BeforeEach
    void aTeam() {
        sql("insert into teams (id, name) values (" + team + ", 'capped " + team + "')");
    }

    @AfterEach
    void leaveNothingBehind() {
        sql("delete from model_uses where team_id = " + team);
        sql("delete from teams where id = " + team);
    }

    @Test
    void withoutACapNobodyIsRefused() {
        var caps = caps(Map.of());
        caps.add(use(1_000_000_000, "1000000"));
        assertThat(caps.exceeded(team)).isEmpty();
        assertThat(caps.standings(team)).isEmpty();
    }

    @Test
    void aTeamMayAskUntilItsTokensOfTheDayAreUsedUp() {
        var caps = caps(Map.of(team + ".daily-tokens", "1000"));
        caps.add(use(999, "0"));
        assertThat(caps.exceeded(team)).isEmpty();
        caps.add(use(1, "0"));
        assertThat(caps.exceeded(team)).hasValueSatisfying(over -> {
            assertThat(over.until()).isEqualTo("2031-05-21T00:00:00Z");
            assertThat(over)
                    .hasMessageContaining("Team " + team + " has used up its daily tokens")
                    .hasMessageContaining("parley.usage.cap." + team + ".daily-tokens")
                    .hasMessageContaining("2031-05-21T00:00:00Z");
        });
        assertThat(caps.exceeded(team + 1)).isEmpty();
        now = NOON.plus(Duration.ofHours(12));
        assertThat(caps.exceeded(team)).isEmpty();
    }

    @Test
    void theMonthEndsWithItsLastDay() {
        var caps = caps(Map.of("every.monthly-cost", "2.50"));
        caps.add(use(1, "2.50"));
        assertThat(caps.exceeded(team).map(OverCap::until)).contains(Instant.parse("2031-06-01T00:00:00Z"));
        now = Instant.parse("2031-05-31T23:59:59Z");
        assertThat(caps.exceeded(team)).isPresent();
        now = Instant.parse("2031-06-01T00:00:00Z");
        assertThat(caps.exceeded(team)).isEmpty();
    }

    @Test
    void aTeamsOwnCapTakesThePlaceOfTheOneForEvery() {
        var caps = caps(Map.of("every.daily-tokens", "10", team + ".daily-tokens", "1000"));
        caps.add(use(500, "0"));
        caps.add(new Spent.Use(NOON, team + 1, amount(500, "0")));
        assertThat(caps.exceeded(team)).isEmpty();
        assertThat(caps.exceeded(team + 1)).isPresent();
    }

    @Test
    void whatOtherProcessesUseCountsAndNothingCountsTwice() {
        var caps = caps(Map.of(team + ".daily-tokens", "1000000", team + ".monthly-tokens", "1000000"));
        kept(NOON.minus(Duration.ofHours(1)), 70);
        kept(NOON.minus(Duration.ofDays(3)), 500);
        kept(NOON.minus(Duration.ofDays(30)), 9000);
        // written down, and remembered by this process too
        kept(NOON.minusSeconds(20), 8);
        caps.add(new Spent.Use(NOON.minusSeconds(20), team, amount(8, "0")));
        // too young to be sure that it is written down
        kept(NOON.minusSeconds(1), 4);
        caps.add(new Spent.Use(NOON.minusSeconds(1), team, amount(4, "0")));
        caps.count();
        await().atMost(SOON).untilAsserted(() -> assertThat(caps.standings(team))
                .extracting(CapStanding::of, it -> it.used().intValueExact())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("daily-tokens", 70 + 8 + 4),
                        org.assertj.core.groups.Tuple.tuple("monthly-tokens", 70 + 8 + 4 + 500)));
    }

    @Test
    void aCapThatNamesNoTeamOrIsBelowNothingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caps(Map.of("sales.daily-tokens", "1")))
                .withMessageContaining("parley.usage.cap.sales");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> caps(Map.of("every.daily-cost", "-1")))
                .withMessageContaining("parley.usage.cap.every")
                .withMessageContaining("-1");
    }

    private Spent.Use use(long tokens, String cost) {
        return new Spent.Use(now, team, amount(tokens, cost));
    }

    private static Spent.Amount amount(long tokens, String cost) {
        return new Spent.Amount(BigDecimal.valueOf(tokens), new BigDecimal(cost));
    }

    private void kept(Instant at, int tokens) {
        var row = new UseRow();
        row.id = UUID.randomUUID();
        row.at = at;
        row.purpose = "reply";
        row.subject = "a-call";
        row.model = "test";
        row.outcome = "answered";
        row.promptTokens = tokens - 1;
        row.replyTokens = 1;
        store.keep(id, row).await().atMost(SOON);
    }

    private Caps caps(Map<String, String> keys) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(UsageConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter());
        keys.forEach((key, value) -> config.withDefaultValue("parley.usage.cap." + key, value));
        return new Caps(config.build().getConfigMapping(UsageConfig.class), store, () -> now);
    }

    private void sql(String statement) {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
