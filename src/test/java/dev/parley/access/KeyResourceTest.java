package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class KeyResourceTest {
    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    @Inject
    DevPeople people;

    private Keys own;
    private String admin = "";

    @BeforeEach
    void anAdminOfATeamOfItsOwn() {
        own = new Keys(teams, keys);
        admin = own.secretWith(Permissions.ALL);
    }

    @AfterEach
    void leaveNothingBehind() {
        own.sweep();
    }

    @Test
    void aKeyIsToldOnceAndWorksUntilItIsRevoked() {
        var made = make("{\"name\": \"CRM\", \"scopes\": [\"leads:read\"]}")
                .statusCode(201)
                .body("key", matchesPattern("plk_[A-Za-z0-9_-]{43}"))
                .body("scopes", contains("leads:read"));
        String secret = made.extract().path("key");
        int id = made.extract().path("id");
        as(secret).get("/api/leads").then().statusCode(200);
        as(admin)
                .get("/api/keys")
                .then()
                .body("items.find { it.id == " + id + " }.name", equalTo("CRM"))
                .body("items.find { it.id == " + id + " }.start", equalTo(secret.substring(0, 8)))
                .body("items.find { it.id == " + id + " }.lastUsedAt", notNullValue())
                .body(not(containsString(secret)));
        as(admin).delete("/api/keys/" + id).then().statusCode(204);
        as(secret).get("/api/leads").then().statusCode(401).contentType("application/problem+json");
        as(admin).get("/api/audit").then().body("items.deed", hasItem("key.revoke"));
    }

    @Test
    void onlyTheHashOfAKeyIsKept() throws Exception {
        String secret = own.secretWith(Set.of("leads:read"));
        var sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        assertThat(own.count("api_keys where hash = decode('" + sha256 + "', 'hex')"))
                .isEqualTo(1);
        assertThat(own.count("api_keys where api_keys::text like '%" + secret.substring(8) + "%'"))
                .isZero();
    }

    @Test
    void aKeyThatHasExpiredIsGoodNoMore() {
        String secret = make("{\"name\": \"x\", \"scopes\": [\"leads:read\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"}")
                .statusCode(201)
                .extract()
                .path("key");
        as(secret).get("/api/leads").then().statusCode(200);
        own.sql("update api_keys set expires_at = now() - interval '1 second' where start = '" + secret.substring(0, 8)
                + "'");
        as(secret).get("/api/leads").then().statusCode(401);
    }

    @Test
    void aKeyCanDoNoMoreThanWhoeverMakesIt() {
        var little = own.secretWith(Set.of("keys:write", "leads:read"));
        as(little)
                .contentType("application/json")
                .body("{\"name\": \"x\", \"scopes\": [\"leads:read\", \"privacy:write\"]}")
                .post("/api/keys")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void wrongFieldsAreNamed() {
        make("{\"scopes\": [\"leads:read\"]}").statusCode(400).body("errors.field", contains("name"));
        make("{\"name\": \"x\", \"scopes\": []}").statusCode(400).body("errors.field", contains("scopes"));
        make("{\"name\": \"x\", \"scopes\": [\"leads:eat\"]}").statusCode(400).body("errors.field", contains("scopes"));
        make("{\"name\": \"x\", \"scopes\": [\"leads:read\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("errors.field", contains("expiresAt"));
        make("").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aKeyOfAnotherTeamCannotBeRevoked() {
        var other = new Keys(teams, keys);
        try {
            var theirs = other.with(Set.of("leads:read"));
            as(admin).delete("/api/keys/" + theirs.row().id()).then().statusCode(404);
            as(theirs.secret()).get("/api/leads").then().statusCode(200);
        } finally {
            other.sweep();
        }
    }

    @Test
    void theOperatorOfThisMachineAndTheDevelopersPeopleAreKnown() {
        given().get("/api/session").then().statusCode(200).body("reference", equalTo("operator"));
        for (var person : people.ready()) {
            as(person.token()).get("/api/session").then().statusCode(200).body("name", equalTo("Dev " + person.role()));
        }
        given().get("/api/dev/people").then().body("role", contains("agent", "manager", "admin"));
    }

    @Test
    void aNameThatIsNotThisMachinesOpensNothing() {
        given().header("Host", "evil.example")
                .get("/api/leads")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("parley.access.hosts"));
        as(admin).header("Host", "evil.example").get("/api/leads").then().statusCode(200);
    }

    @Test
    void aCookieCarriesTheTokenForThePages() {
        var cookie =
                as(admin).post("/api/session").then().statusCode(204).extract().detailedCookie("parley");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        given().cookie("parley", cookie.getValue()).get("/api/session").then().body("team", equalTo((int)
                own.team.value()));
        given().post("/api/session").then().statusCode(400);
        given().cookie("parley", "plk_of_old").get("/api/session").then().statusCode(401);
        given().cookie("parley", "plk_of_old").delete("/api/session").then().statusCode(204);
        as(admin).delete("/api/session").then().statusCode(204).cookie("parley", equalTo(""));
    }

    private ValidatableResponse make(String body) {
        return as(admin)
                .contentType("application/json")
                .body(body)
                .post("/api/keys")
                .then();
    }

    private static RequestSpecification as(String secret) {
        return given().header("Authorization", "Bearer " + secret);
    }
}
