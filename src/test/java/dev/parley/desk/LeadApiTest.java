package dev.parley.desk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.access.TeamId;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As the operator, who is an admin. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LeadApiTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PROBLEM = "application/problem+json";

    @Inject
    LeadDesk desk;

    private final String number = "+1416" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final String word = UUID.randomUUID().toString().substring(0, 12);

    @Test
    void aLeadIsEnteredWithItsNumberInOneForm() {
        var id = post("/api/leads", Map.of("name", "Alice", "phone", "00" + number.substring(1), "priority", "high"))
                .statusCode(201)
                .body("phone", equalTo(number))
                .body("stage", equalTo("new"))
                .body("source", equalTo("manual"))
                .body("priority", equalTo("high"))
                .body("version", equalTo(0))
                .extract()
                .<Integer>path("id");
        post("/api/leads", Map.of("name", "Bob", "phone", number))
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", equalTo("Lead " + id + " has this phone number already; change that one."));
        history(id).body("items.field", contains("created")).body("items.who", contains("operator"));
    }

    @Test
    void theChangeThatACrmReceivesMovesTheLeadAndIsRemembered() {
        var id = lead();
        put("/api/leads/" + id, Map.of("status", "contacted", "priority", "urgent", "why", "Called back."))
                .statusCode(200)
                .body("stage", equalTo("contacted"))
                .body("priority", equalTo("urgent"))
                .body("version", equalTo(1));
        history(id)
                .body("total", equalTo(3))
                .body("items.find { it.field == 'stage' }.from", equalTo("new"))
                .body("items.find { it.field == 'stage' }.to", equalTo("contacted"))
                .body("items.find { it.field == 'stage' }.why", equalTo("Called back."))
                .body("items.find { it.field == 'priority' }.from", equalTo("medium"));
        put("/api/leads/" + id, Map.of("status", "contacted")).statusCode(200).body("version", equalTo(1));
        history(id).body("total", equalTo(3));
    }

    @Test
    void aMoveThatThereIsNotChangesNothing() {
        var id = lead();
        put("/api/leads/" + id, Map.of("status", "converted", "priority", "urgent"))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("detail", startsWith("A lead that is new cannot become converted"));
        when().get("/api/leads/" + id)
                .then()
                .body("priority", equalTo("medium"))
                .body("version", equalTo(0));
        history(id).body("total", equalTo(1));
    }

    @Test
    void whoHasSeenAnOlderVersionIsToldSo() {
        var id = lead();
        put("/api/leads/" + id, Map.of("priority", "high", "version", 0)).statusCode(200);
        put("/api/leads/" + id, Map.of("priority", "low", "version", 0))
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("it has version 1, you have seen 0"));
        when().get("/api/leads/" + id).then().body("priority", equalTo("high"));
    }

    @Test
    void changesAtTheSameMomentAreAllMade() {
        var id = lead();
        IntStream.range(0, 8).parallel().forEach(i -> put("/api/leads/" + id, Map.of("name", "Name " + i))
                .statusCode(200));
        when().get("/api/leads/" + id).then().body("version", equalTo(8));
        history(id).body("total", equalTo(9));
    }

    @Test
    void theSameKeyAgainGetsTheSameAnswerAndDoesNothingTwice() {
        var id = lead();
        var body = Map.of("type", "call_summary", "source", "ai", "content", "Wants a course.", "tags", List.of("a:b"));
        var key = UUID.randomUUID().toString();
        var path = "/api/leads/" + id + "/communication";
        var answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> keyed(key, body)
                        .post(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        when().get(path).then().body("total", equalTo(1)).body("items[0].content", equalTo("Wants a course."));
        when().get("/api/leads/" + id).then().body("messages", equalTo(1));
        var task = Map.of("leadId", id, "type", "callback", "dueAt", "2026-03-02T09:00:00Z", "note", "Call.");
        keyed(key, task).post("/api/tasks").then().statusCode(422).contentType(PROBLEM);
        keyed(key + "-2", task).post("/api/tasks").then().statusCode(201);
        keyed(key + "-2", task).post("/api/tasks").then().statusCode(201);
        when().get("/api/tasks?leadId=" + id).then().body("total", equalTo(1));
        keyed(key + "-3", Map.of("status", "contacted"))
                .put("/api/leads/" + id)
                .then()
                .statusCode(200);
        put("/api/leads/" + id, Map.of("status", "qualified")).statusCode(200);
        keyed(key + "-3", Map.of("status", "contacted"))
                .put("/api/leads/" + id)
                .then()
                .statusCode(200)
                .body("stage", equalTo("contacted"));
        when().get("/api/leads/" + id).then().body("stage", equalTo("qualified"));
    }

    @Test
    void aRefusalIsNotKeptUnderItsKey() {
        var id = lead();
        var key = UUID.randomUUID().toString();
        keyed(key, Map.of("status", "converted")).put("/api/leads/" + id).then().statusCode(422);
        put("/api/leads/" + id, Map.of("status", "qualified")).statusCode(200);
        keyed(key, Map.of("status", "converted")).put("/api/leads/" + id).then().statusCode(200);
    }

    @Test
    void aWrongFieldIsNamed() {
        var id = lead();
        assertNamed(put("/api/leads/" + id, Map.of("status", "sold")), "status");
        assertNamed(put("/api/leads/" + id, Map.of("priority", "now")), "priority");
        assertNamed(put("/api/leads/" + id, Map.of("assignedAgentId", -1)), "assignedAgentId");
        assertNamed(put("/api/leads/" + id, Map.of("assignedAgentId", "me")), "assignedAgentId");
        assertNamed(post("/api/leads", Map.of("name", "x".repeat(201))), "name");
        assertNamed(post("/api/leads", Map.of("email", "nobody")), "email");
        assertNamed(post("/api/tasks", Map.of("leadId", id, "type", " ")), "type");
        assertNamed(post("/api/tasks", Map.of("type", "callback")), "leadId");
        assertNamed(post("/api/tasks", Map.of("leadId", id, "type", "callback", "dueAt", "tomorrow")), "dueAt");
        assertNamed(post("/api/leads/" + id + "/communication", Map.of("type", "x", "source", "ai")), "content");
        assertNamed(when().get("/api/leads?sort=phone").then(), "sort");
        assertNamed(when().get("/api/leads?stage=sold").then(), "stage");
        assertNamed(when().get("/api/tasks?leadId=x").then(), "leadId");
        post("/api/leads", Map.of("source", "x")).statusCode(400).contentType(PROBLEM);
        put("/api/leads/" + id, Map.of("assignedAgentId", 987654321))
                .statusCode(400)
                .contentType(PROBLEM);
        put("/api/leads/999999999", Map.of("status", "lost")).statusCode(404).contentType(PROBLEM);
        post("/api/tasks", Map.of("leadId", 999999999, "type", "callback"))
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @Test
    void aLeadIsFoundByItsNumberHoweverThatIsWritten() {
        var id = post("/api/leads", Map.of("phone", number))
                .statusCode(201)
                .extract()
                .<Integer>path("id");
        for (var written : List.of("%2B" + number.substring(1), number, "00" + number.substring(1))) {
            given().urlEncodingEnabled(false)
                    .get("/api/leads?phone=" + written)
                    .then()
                    .body("items.id", contains(id));
        }
        when().get("/api/leads?phone=%2B14165550000000").then().body("total", equalTo(0));
    }

    @Test
    void leadsAreGivenOutAsCsv() {
        lead("=1+1 " + word, "low");
        when().get("/api/leads/export")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(startsWith("\"id\",\"name\""))
                .body(containsString("\"'=1+1 " + word + "\""));
    }

    /** What a form on somebody else's page could send is refused: it is never JSON. */
    @Test
    void onlyJsonChangesAnything() {
        var id = lead();
        given().contentType("text/plain")
                .body("{\"status\":\"lost\"}")
                .put("/api/leads/" + id)
                .then()
                .statusCode(415);
        given().contentType("text/plain")
                .body("{\"name\":\"x\"}")
                .post("/api/leads")
                .then()
                .statusCode(415);
    }

    @Test
    void whatPeopleSayIsKeptInEveryScriptAndWithoutNul() {
        var id = lead();
        var content = "سلام! Привіт 👋 <b>\"it's\"</b> \u202Eabc\u202C";
        post(
                        "/api/leads/" + id + "/communication",
                        Map.of(
                                "type",
                                "note",
                                "source",
                                "ai",
                                "content",
                                content + "\0",
                                "tags",
                                List.of("a\0b"),
                                "metadata",
                                Map.of("deep", List.of(Map.of("x", "1\0002", "y", "a\\u0000b")))))
                .statusCode(201)
                .body("content", equalTo(content))
                .body("tags", contains("ab"))
                .body("metadata.deep[0].x", equalTo("12"))
                .body("metadata.deep[0].y", equalTo("a\\u0000b"));
    }

    @Test
    void leadsAreFilteredSortedAndPaged() {
        var b = lead("b " + word, "low");
        var a = lead("a " + word, "urgent");
        var c = lead("C " + word, "high");
        put("/api/leads/" + c, Map.of("status", "qualified")).statusCode(200);
        found("&sort=name").body("items.id", contains(a, b, c));
        found("&sort=-name").body("items.id", contains(c, b, a));
        found("&sort=-priority").body("items.id", contains(a, c, b));
        found("&sort=-stage&size=1").body("items.id", contains(c)).body("total", equalTo(3));
        found("&sort=name&size=2&page=1").body("items.id", contains(c)).body("total", equalTo(3));
        found("").body("items.id", contains(c, a, b));
        found("&stage=qualified").body("items.id", contains(c));
        found("&priority=low").body("items.id", contains(b));
        found("&assignedAgentId=0&source=manual").body("total", equalTo(3));
        found("&assignedAgentId=5").body("total", equalTo(0));
        when().get("/api/leads?q=%25").then().statusCode(200).body("total", equalTo(0));
        when().get("/api/leads?q=' or 1=1 --").then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void aLeadThatMayBeTheSamePersonIsFound() {
        var one = lead("Zoë Quill " + word, "low");
        var other = lead(word + " zoe quil", "low");
        when().get("/api/leads/" + one + "/similar")
                .then()
                .statusCode(200)
                .body("find { it.id == " + other + " }.because", equalTo("name"))
                .body("id", org.hamcrest.Matchers.not(hasItem(one)));
        when().get("/api/leads/999999999/similar").then().statusCode(404);
    }

    @Test
    void aTaskIsChangedAndItsHistoryIsTheLeads() {
        var id = lead();
        var task = post("/api/tasks", Map.of("leadId", id, "type", "callback", "note", "Call."))
                .statusCode(201)
                .body("status", equalTo("open"))
                .body("dueAt", nullValue())
                .extract()
                .<Integer>path("id");
        put("/api/tasks/" + task, Map.of("status", "done", "version", 0))
                .statusCode(200)
                .body("status", equalTo("done"));
        put("/api/tasks/" + task, Map.of("status", "open", "version", 0)).statusCode(409);
        when().get("/api/tasks?status=done&leadId=" + id).then().body("items.id", contains(task));
        when().get("/api/tasks?status=open&leadId=" + id).then().body("total", equalTo(0));
        history(id).body("items.find { it.thing == 'task' && it.field == 'status' }.to", equalTo("done"));
    }

    @Test
    void adviceIsShownGoesStaleAndIsComparedWithHowTheSaleEnded() {
        var id = lead();
        var features = desk.features(TeamId.FIRST, id).await().atMost(SOON);
        assertThat(features).isEqualTo(new Features("manual", "new", 0, false, "day"));
        var advice = new Advice(features, 0.85, Advice.Recommendation.TRANSFER, "Asked twice.");
        desk.advise(TeamId.FIRST, id, advice).await().atMost(SOON);
        when().get("/api/leads/" + id)
                .then()
                .body("aiScore", equalTo(0.85f))
                .body("aiRecommendation", equalTo("transfer"))
                .body("aiReason", equalTo("Asked twice."))
                .body("aiFeaturesHash", equalTo(features.hash()))
                .body("version", equalTo(0))
                .body("aiStale", equalTo(false));
        put("/api/leads/" + id, Map.of("status", "qualified")).statusCode(200).body("aiStale", equalTo(true));
        var before = when().get("/api/leads/calibration")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("won");
        put("/api/leads/" + id, Map.of("status", "converted")).statusCode(200);
        when().get("/api/leads/calibration")
                .then()
                .body("won", equalTo(before + 1))
                .body("bands.find { it.from == 0.8f }.closed", greaterThanOrEqualTo(1));
        put("/api/leads/" + id, Map.of("status", "qualified", "why", "Paid back."))
                .statusCode(200);
        when().get("/api/leads/calibration").then().body("won", equalTo(before));
    }

    private int lead() {
        return lead("Alice " + word, "medium");
    }

    private static int lead(String name, String priority) {
        return post("/api/leads", Map.of("name", name, "priority", priority))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse found(String more) {
        return when().get("/api/leads?q=" + word + more).then().statusCode(200);
    }

    private static ValidatableResponse history(int lead) {
        return when().get("/api/leads/" + lead + "/history").then().statusCode(200);
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(body)
                .when()
                .post(path)
                .then();
    }

    private static ValidatableResponse put(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(body)
                .when()
                .put(path)
                .then();
    }

    private static io.restassured.specification.RequestSpecification keyed(String key, Map<String, ?> body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .when();
    }

    private static void assertNamed(ValidatableResponse answer, String field) {
        answer.statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", contains(field))
                .body("detail", startsWith(field + " "));
    }
}
