package dev.parley.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On loopback, without an issuer: whoever sits here is the operator, whoever comes through a proxy is not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class BehindProxyTest {
    @ParameterizedTest
    @CsvSource({
        "Forwarded, for=203.0.113.7",
        "X-Forwarded-For, 203.0.113.7",
        "X-FORWARDED-PROTO, https",
        "X-Forwarded-Host, parley.example.com",
        "x-real-ip, 203.0.113.7",
        "Via, 1.1 proxy"
    })
    void whatAProxyPassesOnIsAskedForASignIn(String header, String value) {
        for (var path : new String[] {"/api/leads", "/api/session", "/api/calls", "/api/keys"}) {
            given().header(header, value)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("detail", containsString("parley.access.open-behind-proxy=true"));
        }
    }

    @Test
    void whoeverSitsHereIsNot() {
        when().get("/api/leads").then().statusCode(200);
    }
}
