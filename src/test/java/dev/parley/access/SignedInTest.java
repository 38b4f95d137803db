package dev.parley.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An installation at which people sign in: an application of its own, since an issuer is known from the start or not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(value = FakeIssuer.class, restrictToAnnotatedClass = true)
class SignedInTest {
    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    @SuppressWarnings("NullAway.Init") // filled in by FakeIssuer
    FakeIssuer issuer;

    private Keys own;

    @BeforeEach
    void aTeam() {
        own = new Keys(teams, keys);
    }

    @AfterEach
    void leaveNothingBehind() {
        own.sweep();
        own.sql("delete from people where subject like 'test-%'");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        given().get("/api/leads")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("detail", startsWith("Sign in first"));
        given().get("/api/session").then().statusCode(401);
        given().get("/api/dev/people").then().statusCode(404);
    }

    @Test
    void theTokensRoleAndTeamDecide() {
        as(issuer.signed(claims("agent").put("parley_team", "team " + own.team.value())), "/api/session")
                .statusCode(200)
                .body("name", equalTo("Somebody"))
                .body("team", equalTo((int) own.team.value()))
                .body("permissions", hasItem("leads:read"))
                .body("permissions", not(hasItem("keys:write")));
        as(issuer.signed(claims("agent")), "/api/leads").statusCode(200);
        as(issuer.signed(claims("agent")), "/api/keys").statusCode(403).contentType("application/problem+json");
        as(issuer.signed(claims("admin")), "/api/keys").statusCode(200);
    }

    @Test
    void somebodyIsTheSamePersonNextTime() {
        String first =
                as(issuer.signed(claims("agent")), "/api/session").extract().path("reference");
        String next = as(issuer.signed(claims("manager").put("name", "Renamed")), "/api/session")
                .body("name", equalTo("Renamed"))
                .extract()
                .path("reference");
        assertThat(next).isEqualTo(first).startsWith("person:");
    }

    @Test
    void whatATokenLeavesOutIsLookedUp() {
        as(issuer.signed(claims()), "/api/leads").statusCode(403).body("detail", containsString("names no role"));
        own.sql("insert into people (team_id, subject, name, role) values (" + own.team.value()
                + ", 'test-1', 'Alice', 'manager')");
        as(issuer.signed(claims()), "/api/session")
                .statusCode(200)
                .body("team", equalTo((int) own.team.value()))
                .body("permissions", hasItem("leads:export"));
    }

    @Test
    void whoeverIsSwitchedOffStaysOut() {
        own.sql(
                "insert into people (team_id, subject, name, role, active) values (1, 'test-1', 'Alice', 'admin', false)");
        as(issuer.signed(claims("admin")), "/api/leads")
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("switched off"));
    }

    @Test
    void aTeamThatDoesNotExistIsNotGuessed() {
        as(issuer.signed(claims("agent").put("parley_team", "no such team")), "/api/leads")
                .statusCode(403)
                .body("detail", containsString("no such team"));
    }

    @Test
    void aRoleThatTheIssuerTakesAwayIsGone() {
        as(issuer.signed(claims("admin")), "/api/leads").statusCode(200);
        as(issuer.signed(claims()), "/api/leads").statusCode(403).body("detail", containsString("names no role"));
    }

    @Test
    void aRoleOfAnotherApplicationGivesNothing() {
        var claims = claims();
        claims.putArray("groups").add("admin").add("other-admin");
        as(issuer.signed(claims), "/api/leads").statusCode(403);
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        var past = Instant.now().getEpochSecond() - 7200;
        refused(issuer.signed(claims("admin").put("exp", past + 60).put("iat", past)));
        refused(issuer.signed(claims("admin").put("aud", "somebody-else")));
        refused(issuer.signed(claims("admin").put("iss", "http://127.0.0.1:1")));
        refused(issuer.forged(claims("admin")));
        refused(FakeIssuer.unsigned(claims("admin")));
        refused("nonsense");
    }

    @Test
    void apiKeysAndCookiesWorkBesides() {
        as(own.secretWith(Set.of("leads:read")), "/api/leads").statusCode(200);
        as(FakeIssuer.ADMIN_KEY, "/api/keys").statusCode(200);
        refused("plk_unknown");
        given().cookie("parley", issuer.signed(claims("agent")))
                .get("/api/leads")
                .then()
                .statusCode(200);
    }

    @Test
    void pagesHealthAndMetricsAskNobody() {
        for (var path : new String[] {"/", "/page/main.js", "/q/health/live", "/q/metrics"}) {
            given().get(path).then().statusCode(200);
        }
    }

    private static void refused(String token) {
        as(token, "/api/leads").statusCode(401).contentType("application/problem+json");
    }

    private ObjectNode claims(String... roles) {
        var claims = issuer.claims("test-1");
        var groups = claims.putArray("groups");
        Stream.of(roles).map(role -> "parley-" + role).forEach(groups::add);
        return claims;
    }

    private static ValidatableResponse as(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }
}
