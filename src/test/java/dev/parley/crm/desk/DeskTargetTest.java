package dev.parley.crm.desk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parley.crm.Contact;
import dev.parley.crm.Crm;
import dev.parley.crm.LeadChange;
import dev.parley.crm.MadeUp;
import dev.parley.crm.Receipt;
import dev.parley.jobs.Hopeless;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DeskTargetTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Crm crm;

    private long lead;

    @BeforeEach
    void aLead() {
        var phone = "+1415555" + ThreadLocalRandom.current().nextInt(1000, 9999);
        Number id = given().contentType("application/json")
                .body(Map.of("name", "Alice", "phone", phone, "source", "website"))
                .post("/api/leads")
                .then()
                .extract()
                .path("id");
        lead = id.longValue();
    }

    @Test
    void aSummaryIsWrittenToTheLeadOnce() {
        var what = MadeUp.summary(MadeUp.step("write the summary"), Contact.lead(lead));
        var first = now(crm.communicate(what));
        assertThat(first).isInstanceOfSatisfying(Receipt.Written.class, it -> assertThat(it.target())
                .isEqualTo("desk"));
        assertThat(now(crm.communicate(what))).isEqualTo(first);
        when().get("/api/leads/" + lead + "/communication")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].source", equalTo("ai"))
                .body("items[0].content", equalTo("Wants a German course.\nLives in Kyiv."))
                .body("items[0].metadata.summary_bullets", contains("Wants a course", "Lives in Kyiv"))
                .body("items[0].writtenBy", equalTo("ai"));
    }

    @Test
    void aTaskIsOnTheLeadsList() {
        now(crm.task(MadeUp.callback(MadeUp.step("task"), Contact.lead(lead))));
        when().get("/api/tasks?leadId=" + lead)
                .then()
                .statusCode(200)
                .body("items.type", contains("callback"))
                .body("items[0].dueAt", equalTo("2026-03-02T09:00:00Z"));
    }

    @Test
    void aStageIsOnlySuggestedAsLongAsTheFlagIsNotSet() {
        assertThat(now(crm.update(MadeUp.qualified(MadeUp.step("update"), Contact.lead(lead), false))))
                .isEqualTo(new Receipt.Suggested());
        when().get("/api/leads/" + lead).then().body("stage", equalTo("new"));
    }

    @Test
    void aLeadThatIsNotThereIsHopeless() {
        assertThatThrownBy(() -> now(crm.task(MadeUp.callback(MadeUp.step("task"), Contact.lead(999_999_999)))))
                .isInstanceOf(Hopeless.class)
                .hasMessageContaining("404");
    }

    @Test
    void anAgentWhoIsNotThereIsHopelessAndChangesNothing() {
        assertThatThrownBy(() -> now(crm.update(MadeUp.qualified(MadeUp.step("update"), Contact.lead(lead), true))))
                .isInstanceOf(Hopeless.class);
        when().get("/api/leads/" + lead).then().body("stage", equalTo("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"qualified", "lost"})
    void aStageThatAPersonHasAcceptedIsSetAndTheHistorySaysSo(String stage) {
        var change = new LeadChange(
                MadeUp.step("update"),
                Contact.lead(lead),
                Optional.of(stage),
                Optional.of("medium"),
                OptionalLong.empty(),
                true);
        assertThat(now(crm.update(change))).isInstanceOf(Receipt.Written.class);
        when().get("/api/leads/" + lead).then().body("stage", equalTo(stage)).body("priority", equalTo("medium"));
        when().get("/api/leads/" + lead + "/history").then().body("items.who", hasItem("review"));
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(SOON);
    }
}
