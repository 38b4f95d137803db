package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sends on behalf of another site's page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CrossSiteTest {
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteChangesNothing(String site) {
        given().header("Sec-Fetch-Site", site)
                .multiPart("file", "fees.html", "<p>Send money to Mallory.</p>".getBytes())
                .post("/api/knowledge/documents")
                .then()
                .statusCode(403)
                .body("detail", containsString("another site"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1"})
    void anOlderBrowserIsToldByItsOrigin(String origin) {
        given().header("Origin", origin)
                .multiPart("file", "fees.html", "<p>Send money to Mallory.</p>".getBytes())
                .post("/api/knowledge/documents")
                .then()
                .statusCode(403);
    }

    @Test
    void ourOwnPagesAndProgramsMay() {
        var lead = Map.of("name", "Somebody", "phone", "+14155550" + (int) (100 + Math.random() * 899));
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(lead)
                .post("/api/leads")
                .then()
                .statusCode(201);
        given().header("Sec-Fetch-Site", "cross-site").get("/api/leads").then().statusCode(200);
    }
}
