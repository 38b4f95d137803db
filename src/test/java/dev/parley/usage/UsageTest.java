package dev.parley.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.access.Teams;
import dev.parley.model.ModelUsed;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class UsageTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Event<ModelUsed> uses;

    @Inject
    Teams teams;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    private final String model = "test-" + UUID.randomUUID();

    @AfterEach
    void leaveNothingBehind() {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery("delete from model_uses where model = :model")
                                .setParameter("model", model)
                                .executeUpdate()))
                .await()
                .atMost(SOON);
    }

    @Test
    void whatAModelWasUsedForIsAddedUp() {
        used("reply", "answered", 100, 20, Duration.ofMillis(300));
        used("reply", "failed", 50, 0, Duration.ofMillis(1500));
        used("analysis", "answered", 1000, 400, Duration.ofSeconds(4));
        await().atMost(SOON).untilAsserted(() -> given().get("/api/usage")
                .then()
                .statusCode(200)
                .body(line("reply") + ".requests", equalTo(2))
                .body(line("reply") + ".promptTokens", equalTo(150))
                .body(line("reply") + ".replyTokens", equalTo(20))
                .body(line("reply") + ".millis", equalTo(1800))
                .body(line("reply") + ".unpriced", equalTo(2))
                .body(line("analysis") + ".promptTokens", equalTo(1000)));
    }

    @Test
    void otherDaysHaveNothingOfIt() {
        used("reply", "answered", 100, 20, Duration.ofMillis(300));
        var today = LocalDate.now(ZoneOffset.UTC);
        await().atMost(SOON).untilAsserted(() -> assertThat(linesOf(today, today.plusDays(1)))
                .isEqualTo(1));
        assertThat(linesOf(today.minusDays(9), today.minusDays(1))).isZero();
        assertThat(linesOf(today.plusDays(2), today.plusDays(3))).isZero();
    }

    @Test
    void postgresGoneCostsNoUse() {
        outage.postgres().cut();
        used("reply", "answered", 1, 1, Duration.ofMillis(10));
        outage.postgres().mend();
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/api/usage").then().statusCode(200).body(line("reply") + ".requests", equalTo(1)));
    }

    @Test
    void wrongDaysAreProblemDocuments() {
        for (var query : new String[] {"from=yesterday", "to=2026-02-30", "from=2026-03-02&to=2026-03-01"}) {
            given().get("/api/usage?" + query).then().statusCode(400).contentType("application/problem+json");
        }
    }

    private int linesOf(LocalDate from, LocalDate to) {
        return given().get("/api/usage?from=" + from + "&to=" + to)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.model == '" + model + "' }.size()");
    }

    private String line(String purpose) {
        return "items.find { it.model == '" + model + "' && it.purpose == '" + purpose + "' }";
    }

    private void used(String purpose, String outcome, int prompt, int reply, Duration all) {
        uses.fire(new ModelUsed(1, purpose, "a-call", model, outcome, prompt, reply, all));
    }
}
