package dev.parley.privacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is told or forgotten of what is no telephone number. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WhoseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Alice",
                "1001",
                "+",
                "+12",
                "4155550123",
                "+1415555012345678901",
                "' or 1=1 --",
                "\u0000"
            })
    void whatIsNoTelephoneNumberIsRefused(String phone) {
        for (var deed : List.of("erase", "export")) {
            given().contentType("application/json")
                    .body(Map.of("phone", phone))
                    .post("/api/privacy/" + deed)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", equalTo(List.of("phone")))
                    .body("detail", containsString("phone must be a telephone number such as +14155550123"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{", "{\"phone\": null}", "{\"phone\": [1]}"})
    void aBodyThatNamesNoNumberIsRefused(String body) {
        for (var deed : List.of("erase", "export")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/privacy/" + deed)
                    .then()
                    .statusCode(400);
        }
    }
}
