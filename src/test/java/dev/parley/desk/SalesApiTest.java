package dev.parley.desk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes, contacts, tickets, opportunities and their follow-ups; as the operator, who is an admin. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SalesApiTest {
    private static final String PROBLEM = "application/problem+json";

    private int lead;

    @BeforeEach
    void enterALead() {
        lead = id(post("/api/leads", Map.of("name", "Alice " + UUID.randomUUID())));
    }

    @Test
    void notesAreKeptWithWhoWroteThem() {
        post("/api/leads/" + lead + "/notes", Map.of("text", "First.")).statusCode(201);
        post("/api/leads/" + lead + "/notes", Map.of("text", "Second.")).body("writtenBy", equalTo("operator"));
        when().get("/api/leads/" + lead + "/notes")
                .then()
                .body("items.text", contains("Second.", "First."))
                .body("total", equalTo(2));
        post("/api/leads/" + lead + "/notes", Map.of("text", ""))
                .statusCode(400)
                .body("errors.field", contains("text"));
        post("/api/leads/999999999/notes", Map.of("text", "x")).statusCode(404).contentType(PROBLEM);
    }

    @Test
    void aContactIsAddedAndChangedAtItsOwnLeadOnly() {
        var path = "/api/leads/" + lead + "/contacts";
        var contact = id(post(path, Map.of("name", "Bob", "phone", "+49 30 901820")));
        put(path + "/" + contact, Map.of("role", "assistant", "version", 0))
                .statusCode(200)
                .body("phone", equalTo("+4930901820"))
                .body("role", equalTo("assistant"));
        put(path + "/" + contact, Map.of("role", "boss", "version", 0))
                .statusCode(409)
                .contentType(PROBLEM);
        var other = id(post("/api/leads", Map.of("name", "Other")));
        put("/api/leads/" + other + "/contacts/" + contact, Map.of("role", "boss"))
                .statusCode(404);
        when().get(path).then().body("items.name", contains("Bob"));
    }

    @Test
    void aTicketIsOpenedAndResolved() {
        var ticket = id(post("/api/tickets", Map.of("leadId", lead, "title", "Cannot sign in", "priority", "high")));
        put("/api/tickets/" + ticket, Map.of("status", "resolved", "why", "New link sent."))
                .statusCode(200)
                .body("status", equalTo("resolved"))
                .body("priority", equalTo("high"));
        when().get("/api/tickets?status=resolved&leadId=" + lead).then().body("items.id", contains(ticket));
        when().get("/api/tickets?status=open&leadId=" + lead).then().body("total", equalTo(0));
        history().body("items.find { it.thing == 'ticket' && it.field == 'status' }.why", equalTo("New link sent."));
        put("/api/tickets/" + ticket, Map.of("status", "gone"))
                .statusCode(400)
                .body("errors.field", contains("status"));
    }

    @Test
    void anOpportunityHasAnAmountAStatusAndANextFollowUp() {
        var sale = id(post("/api/opportunities", Map.of("leadId", lead, "title", "Course", "expectedAmount", 1200))
                .body("expectedAmount", equalTo(1200.00f))
                .body("currency", equalTo("EUR"))
                .body("status", equalTo("open")));
        var path = "/api/opportunities/" + sale;
        var later = id(post(path + "/follow-ups", Map.of("dueAt", "2026-03-09T09:00:00Z", "channel", "email")));
        var sooner = id(post(path + "/follow-ups", Map.of("dueAt", "2026-03-05T09:00:00Z", "channel", "phone")));
        when().get(path).then().body("nextFollowUpAt", equalTo("2026-03-05T09:00:00Z"));
        when().get(path + "/follow-ups").then().body("id", contains(sooner, later));
        due("2026-03-06T00:00:00Z").body("items.id", contains(sale));
        due("2026-03-05T09:00:00Z").body("total", equalTo(0));
        put(path + "/follow-ups/" + sooner + "/done", Map.of()).statusCode(200).body("done", equalTo(true));
        when().get(path).then().body("nextFollowUpAt", equalTo("2026-03-09T09:00:00Z"));
        put(path + "/follow-ups/" + later + "/done", Map.of()).statusCode(200);
        when().get(path).then().body("nextFollowUpAt", nullValue());
        put(path + "/status", Map.of("status", "won")).statusCode(200).body("status", equalTo("won"));
        put(path, Map.of("expectedAmount", 1500.5, "currency", "USD"))
                .statusCode(200)
                .body("currency", equalTo("USD"));
        history()
                .body(
                        "items.findAll { it.thing == 'opportunity' }.field",
                        hasItems("status", "expectedAmount", "currency"))
                .body("items.find { it.field == 'expectedAmount' }.from", equalTo("1200.00"));
    }

    @Test
    void aWrongSaleNamesItsField() {
        assertNamed(
                post("/api/opportunities", Map.of("leadId", lead, "title", "x", "expectedAmount", -1)),
                "expectedAmount");
        assertNamed(post("/api/opportunities", Map.of("leadId", lead, "title", "x", "currency", "euro")), "currency");
        assertNamed(post("/api/opportunities", Map.of("leadId", lead)), "title");
        var sale = id(post("/api/opportunities", Map.of("leadId", lead, "title", "x")));
        assertNamed(put("/api/opportunities/" + sale + "/status", Map.of("status", "sold")), "status");
        assertNamed(put("/api/opportunities/" + sale + "/status", Map.of()), "status");
        assertNamed(post("/api/opportunities/" + sale + "/follow-ups", Map.of("channel", "phone")), "dueAt");
        assertNamed(when().get("/api/opportunities?followUpBefore=now").then(), "followUpBefore");
        when().get("/api/opportunities?followUpBefore=2026-02-31T00:00:00Z")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        when().get("/api/opportunities/999999999").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void onlyAQualifiedLeadIsTransferredToSales() {
        var path = "/api/leads/" + lead + "/transfer";
        post(path, Map.of("title", "Course")).statusCode(422).contentType(PROBLEM);
        put("/api/leads/" + lead, Map.of("status", "qualified")).statusCode(200);
        var sale = id(post(path, Map.of("title", "Course", "expectedAmount", 99.5, "why", "Wants an offer.")));
        when().get("/api/opportunities?leadId=" + lead).then().body("items.id", contains(sale));
        history().body("items.find { it.thing == 'opportunity' }.why", equalTo("Wants an offer."));
    }

    private ValidatableResponse due(String before) {
        return when().get("/api/opportunities?leadId=" + lead + "&followUpBefore=" + before)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse history() {
        return when().get("/api/leads/" + lead + "/history?size=50").then().statusCode(200);
    }

    private static int id(ValidatableResponse created) {
        return created.statusCode(201).extract().path("id");
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

    private static void assertNamed(ValidatableResponse answer, String field) {
        answer.statusCode(400).contentType(PROBLEM).body("errors.field", contains(field));
    }
}
