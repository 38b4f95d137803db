package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An insight, a job, a document and a receipt of the first team, and a key of another one that may everything. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OtherTeamsRowsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    private final UUID job = UUID.randomUUID();
    private final UUID insight = UUID.randomUUID();
    private final String marker = "zebra" + job.toString().substring(0, 8);
    private Keys other;
    private String secret;

    @BeforeEach
    void rowsOfTheFirstTeam() {
        other = new Keys(teams, keys);
        secret = other.secretWith(Permissions.ALL);
        other.sql("insert into jobs (id, team_id, kind, key, lane, body, state, last_error) values ('" + job
                + "', 1, 'nobody''s', '" + marker + "', 'x', '{}', 'dead', '" + marker + "')");
        other.sql("insert into crm_receipts (key, team_id, job, step, kind, target, phone, outcome, reference, trouble,"
                + " letters, tries, at) values ('" + marker + "', 1, '" + job + "', 'x', 'task', 'http', '" + marker
                + "', 'written', '', '', '[]', 1, now())");
        other.sql(
                "insert into ai_call_insights (id, team_id, call_id, lead_id, direction, started_at, ended_at, intent,"
                        + " sentiment, urgency, summary, summary_bullets, entities, next_actions, lead_stage_suggestion,"
                        + " confidence, score, score_confidence, score_signals, qa, checklist, disposition, dropped, method,"
                        + " model, language, transcript) values ('" + insight + "', 1, '" + marker
                        + "', 1, 'inbound', now(),"
                        + " now(), '" + marker + "', 'neutral', 'normal', '" + marker + "', '[\"" + marker
                        + "\"]', '{}', '[]',"
                        + " 'new', 0.5, 0.5, 0.5, '[]', '{}', '[]', 'interested', 0, 'model', 'x', 'en', '[]')");
    }

    @AfterEach
    void leaveNothingBehind() {
        other.sql("delete from crm_receipts where key = '" + marker + "'");
        other.sql("delete from ai_call_insights where id = '" + insight + "'");
        other.sql("delete from jobs where id = '" + job + "'");
        other.sweep();
    }

    @Test
    void anInsightIsNeitherShownNorReviewed() {
        mine().get("/api/insights/" + insight).then().statusCode(200);
        theirs().get("/api/insights/" + insight).then().statusCode(404);
        theirs().body(Map.of("verdict", "rejected"))
                .put("/api/insights/" + insight + "/review")
                .then()
                .statusCode(404);
        theirs().body(Map.of("disposition", "callback_agreed"))
                .put("/api/insights/" + insight + "/disposition")
                .then()
                .statusCode(404);
        isListed("/api/insights?size=200");
        assertThat(other.count(
                        "ai_call_insights where review = 'open' and disposition_by is null and id = '" + insight + "'"))
                .isOne();
    }

    @Test
    void aJobIsNeitherShownNorReplayed() {
        mine().get("/api/jobs/" + job).then().statusCode(200);
        theirs().get("/api/jobs/" + job).then().statusCode(404);
        theirs().post("/api/jobs/" + job + "/replay").then().statusCode(404);
        isListed("/api/jobs?size=200&state=dead");
        assertThat(other.count("jobs where state = 'dead' and id = '" + job + "'"))
                .isOne();
    }

    @Test
    void aDocumentIsNeitherListedNorFoundNorDeleted() {
        Integer document = given().multiPart("file", marker + ".txt", ("The " + marker + " costs nothing.").getBytes())
                .post("/api/knowledge/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = "/api/knowledge/documents/" + document;
        try {
            isListed("/api/knowledge/documents");
            var question = Map.of("query", "What does the " + marker + " cost?");
            assertThat(mine().body(question).post("/api/ai/assist/search").asString())
                    .contains(marker);
            assertThat(theirs().body(question).post("/api/ai/assist/search").asString())
                    .doesNotContain(marker);
            theirs().delete(path).then().statusCode(404);
        } finally {
            mine().delete(path).then().statusCode(204);
        }
    }

    /** Whatever asks for them, PostgreSQL gives them to their team alone. */
    @Test
    void aReceiptIsThereForItsOwnTeamAlone() {
        assertThat(receipts(TeamId.FIRST)).isOne();
        assertThat(receipts(other.team)).isZero();
    }

    private long receipts(TeamId team) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                                "select count(*) from crm_receipts where key = :key", Long.class)
                        .setParameter("key", marker)
                        .getSingleResult()))
                .await()
                .atMost(SOON);
    }

    private void isListed(String path) {
        assertThat(mine().get(path).then().statusCode(200).extract().asString()).contains(marker);
        assertThat(theirs().get(path).then().statusCode(200).extract().asString())
                .doesNotContain(marker);
    }

    private static RequestSpecification mine() {
        return given().contentType("application/json");
    }

    private RequestSpecification theirs() {
        return mine().header("Authorization", "Bearer " + secret);
    }
}
