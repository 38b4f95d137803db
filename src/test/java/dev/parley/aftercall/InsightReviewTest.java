package dev.parley.aftercall;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people make of an insight. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(AfterCallFixture.WithStandIns.class)
class InsightReviewTest extends AfterCallFixture {
    @Test
    void peopleAcceptCorrectAndRejectAndItIsCounted() throws Exception {
        var before = reviewed("intent");
        var id = insight("Caller: I would like a price list, please.");
        var correction = Map.of("verdict", "corrected", "intent", "price_enquiry", "reason", "asked for prices only");
        put("/api/insights/" + id + "/review", correction)
                .statusCode(200)
                .body("review", equalTo("corrected"))
                .body("intent", equalTo("price_enquiry"))
                .body("reviewedBy", equalTo("operator"))
                .body("reviewedAt", notNullValue());
        put("/api/insights/" + insight("Caller: Hello, is this the school?") + "/review", Map.of("verdict", "accepted"))
                .statusCode(200)
                .body("review", equalTo("accepted"));
        put("/api/insights/" + insight("Caller: Hello, what is this?") + "/review", Map.of("verdict", "rejected"))
                .statusCode(200)
                .body("review", equalTo("rejected"));
        // three more were looked at: one corrected and one rejected
        assertThat(reviewed("intent")).containsExactly(before.get(0) + 3, before.get(1) + 2);
        put("/api/insights/" + id + "/review", Map.of("verdict", "maybe"))
                .statusCode(400)
                .contentType(PROBLEM);
        put("/api/insights/" + UUID.randomUUID() + "/review", Map.of("verdict", "accepted"))
                .statusCode(404);
    }

    @Test
    void theDraftedDispositionIsConfirmedOrReplaced() throws Exception {
        var id = insight("Caller: Please call me back tomorrow at five.");
        when().get("/api/insights/" + id).then().body("disposition", equalTo("callback_agreed"));
        put("/api/insights/" + id + "/disposition", Map.of("disposition", "callback_agreed"))
                .statusCode(200)
                .body("dispositionBy", equalTo("operator"));
        put("/api/insights/" + id + "/disposition", Map.of("disposition", "nonsense"))
                .statusCode(400)
                .body("errors[0].field", equalTo("disposition"));
    }

    @Test
    void wrongParametersAndUnknownInsightsAreProblemDocuments() {
        for (var path : List.of("?page=x", "?leadId=x", "?review=x", "?sentiment=x", "/abc", "/accuracy?days=0")) {
            when().get("/api/insights" + path).then().statusCode(400).contentType(PROBLEM);
        }
        when().get("/api/insights/" + UUID.randomUUID()).then().statusCode(404).contentType(PROBLEM);
        when().get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/voip/events/call-ended'.post.requestBody", notNullValue())
                .body("paths.'/api/insights'.get.parameters.name", hasItems("leadId", "review", "page"));
    }

    /** Reviewed, and of these corrected. */
    private static List<Integer> reviewed(String field) {
        var found = when().get("/api/insights/accuracy").then().statusCode(200);
        Integer all = found.extract().path("find { it.field == '" + field + "' }.reviewed");
        Integer corrected = found.extract().path("find { it.field == '" + field + "' }.corrected");
        return List.of(all == null ? 0 : all, corrected == null ? 0 : corrected);
    }
}
