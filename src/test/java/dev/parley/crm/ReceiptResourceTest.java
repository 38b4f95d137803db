package dev.parley.crm;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Work;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ReceiptResourceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Receipts receipts;

    @Inject
    Jobs jobs;

    @Inject
    Teams teams;

    private final long lead = ThreadLocalRandom.current().nextLong(3_000_000_000L, 9_000_000_000L);
    private final UUID job = UUID.randomUUID();

    @AfterEach
    void sweep() {
        sql("delete from crm_receipts where lead_id = " + lead);
    }

    @Test
    void aReceiptTellsWhatWasSentAndWhatCameBack() {
        var letters = new Correspondence();
        letters.sent("POST /api/tasks", "{\"type\":\"callback\"}");
        letters.answered(422, "{\"detail\":\"no such lead\"}");
        letters.sent("POST /api/tasks", "{}");
        keep(new Origin(1, job, "write task 1"), "refused", "It answered 422.", letters);
        when().get("/api/receipts?jobId=" + job)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].step", equalTo("write task 1"))
                .body("items[0].kind", equalTo("task"))
                .body("items[0].leadId", equalTo(lead))
                .body("items[0].outcome", equalTo("refused"))
                .body("items[0].trouble", equalTo("It answered 422."))
                .body("items[0].tries", equalTo(1))
                .body("items[0].letters", hasSize(2))
                .body("items[0].letters[0].to", equalTo("POST /api/tasks"))
                .body("items[0].letters[0].sent", equalTo("{\"type\":\"callback\"}"))
                .body("items[0].letters[0].status", equalTo(422))
                .body("items[0].letters[0].answer", equalTo("{\"detail\":\"no such lead\"}"))
                .body("items[0].letters[1].status", equalTo(0))
                .body("items[0].letters[1].answer", nullValue());
    }

    @Test
    void theyAreFoundByLeadPageByPageTheNewestFirst() {
        for (var step : new String[] {"a", "b", "c"}) {
            keep(new Origin(1, job, step), "written", "", new Correspondence());
        }
        when().get("/api/receipts?leadId=" + lead + "&size=2")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.step", contains("c", "b"));
        when().get("/api/receipts?leadId=" + lead + "&size=2&page=1").then().body("items.step", contains("a"));
    }

    @Test
    void theyAreFoundByTheCallWhoseEndMadeTheJob() {
        var call = "call-" + UUID.randomUUID();
        // in a lane of its own and of a kind that nobody works
        var accepted =
                await(teams.within(TeamId.FIRST, () -> jobs.accept(new Work("receipt-test", call, call, 1, "{}"))));
        sql("update jobs set kind = 'call-ended', state = 'done' where id = '" + accepted.id() + "'");
        keep(new Origin(1, accepted.id(), "update the lead"), "suggested", "", new Correspondence());
        keep(new Origin(1, job, "of another call"), "written", "", new Correspondence());
        when().get("/api/receipts?callId=" + call)
                .then()
                .statusCode(200)
                .body("items.step", contains("update the lead"));
        when().get("/api/receipts?callId=" + call + "-2").then().body("total", equalTo(0));
        sql("delete from jobs where id = '" + accepted.id() + "'");
    }

    @Test
    void anotherTeamsReceiptsAreNotThere() {
        sql("insert into teams (id, name) values (" + lead + ", 'receipts " + lead + "')");
        keep(new Origin(lead, job, "theirs"), "written", "", new Correspondence());
        when().get("/api/receipts?jobId=" + job).then().statusCode(200).body("total", equalTo(0));
        sql("delete from crm_receipts where team_id = " + lead);
        sql("delete from teams where id = " + lead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leadId=x", "leadId=-1", "jobId=42", "page=x", "size=0"})
    void wrongParametersAreProblemDocuments(String parameter) {
        when().get("/api/receipts?" + parameter).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theyAreInTheOpenApiDocument() {
        when().get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/receipts'.get.parameters.name", hasItems("callId", "leadId", "jobId", "page"));
    }

    private void keep(Origin origin, String outcome, String trouble, Correspondence letters) {
        var who = new Contact(OptionalLong.of(lead), "", "", "");
        await(receipts.keep(new Receipts.Entry(origin, who, "task", "desk", outcome, "7", trouble, letters)));
    }

    private void sql(String statement) {
        await(teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement).executeUpdate())));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(SOON);
    }
}
