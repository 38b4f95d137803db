package dev.parley.aftercall;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may tell of a call, and what is refused. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(AfterCallFixture.WithStandIns.class)
class CallEndedTest extends AfterCallFixture {
    @Test
    void theSameCallIsTheSameJob() {
        var event = event().put("recordingUrl", host.url("/a.wav"));
        var first = post(event).statusCode(202).extract().<String>path("jobId");
        post(event).statusCode(202).body("jobId", equalTo(first)).body("isNew", equalTo(false));
        signed(event).statusCode(202).body("jobId", equalTo(first));
    }

    @Test
    void eitherSecretSignsAndNobodyElse() {
        var event = event().put("recordingUrl", host.url("/a.wav"));
        deliver(event, "m-" + callId, Instant.now(), AfterCallStage.OLD_SECRET).statusCode(202);
        var wrong =
                "whsec_" + java.util.Base64.getEncoder().encodeToString("somebody else's own secret".getBytes(UTF_8));
        deliver(event, "w-" + callId, Instant.now(), wrong)
                .statusCode(401)
                .contentType(PROBLEM)
                .body("detail", containsString("webhook-signature"));
        deliver(event, "o-" + callId, Instant.now().minusSeconds(400), AfterCallStage.SECRET)
                .statusCode(401)
                .body("detail", containsString("webhook-timestamp"));
    }

    @Test
    void aKeyNeedsTheScopeAndNobodyElseIsLetIn() {
        var event = event().put("recordingUrl", host.url("/a.wav")).encode();
        with(key("calls:write"), event).statusCode(202);
        with(key("tasks:write"), event).statusCode(403).contentType(PROBLEM);
        with("plk_unknown", event).statusCode(401).contentType(PROBLEM);
    }

    @Test
    void aReplayIsRefusedAndASendersOwnRetryIsNot() {
        var event = event().put("recordingUrl", host.url("/a.wav"));
        var id = "r-" + callId;
        var at = Instant.now().minusSeconds(10);
        var job = deliver(event, id, at, AfterCallStage.SECRET)
                .statusCode(202)
                .extract()
                .<String>path("jobId");
        deliver(event, id, at, AfterCallStage.SECRET).statusCode(409).contentType(PROBLEM);
        deliver(event, id, at.plusSeconds(5), AfterCallStage.SECRET)
                .statusCode(202)
                .body("jobId", equalTo(job));
        deliver(event.copy().put("direction", "outbound"), id, at.plusSeconds(6), AfterCallStage.SECRET)
                .statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "callId,''",
                "callId,null",
                "callId,17",
                "leadId,0",
                "leadId,-1",
                "leadId,1.5",
                "leadId,\"42\"",
                "leadId,99999999999999999999",
                "agentId,-3",
                "direction,sideways",
                "startedAt,yesterday",
                "startedAt,-0042-01-01T00:00:00Z",
                "startedAt,2999-01-01T00:00:00Z",
                "endedAt,1969-01-01T00:00:00Z",
                "endedAt,2026-03-01T10:15:29Z",
                "endedAt,2026-03-05T10:15:29Z",
                "recordingUrl,file:///etc/passwd",
                "recordingUrl,https://evil.example/a.wav",
                "recordingUrl,ftp://127.0.0.1/a",
                "recordingUrl,null",
                "transcriptUrl,../../etc/passwd"
            })
    void whatIsWrongIsNamedByItsField(String field, String value) {
        var event = event().put("recordingUrl", host.url("/a.wav"));
        event.put(
                field,
                value == null
                        ? null
                        : value.matches("-?[\\d.]+")
                                ? new JsonObject("{\"n\":" + value + "}").getValue("n")
                                : value.replace("\"", ""));
        post(event).statusCode(400).contentType(PROBLEM).body("errors.field", hasItem(field));
    }

    @Test
    void nulAndBrokenBodiesAndLargeOnesAreRefused() {
        post(event().put("callId", "a\u0000b").put("recordingUrl", host.url("/a.wav")))
                .statusCode(400)
                .body("errors.field", equalTo(List.of("callId")));
        for (var body : List.of("", "[]", "null", "{", "{\"callId\":\"a\",\"callId\":\"b\"}")) {
            raw(body.getBytes(UTF_8)).statusCode(400).contentType(PROBLEM);
        }
        raw(event().put("padding", "x".repeat(70_000)).encode().getBytes(UTF_8))
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void fiftyMegabytesAreNotTaken() {
        try {
            var status = given().contentType("application/json")
                    .body(new byte[50 << 20])
                    .post("/api/voip/events/call-ended")
                    .statusCode();
            assertThat(status).isEqualTo(413);
        } catch (Exception cutOff) {
            // the server may close the connection while the client is still sending
            assertThat(cutOff).isInstanceOf(IOException.class);
        }
        when().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void anUnknownLeadAndAnotherTeamsLeadAreAlikeRefused() {
        var event = event().put("recordingUrl", host.url("/a.wav"));
        post(event.copy().put("leadId", 999_999_999)).statusCode(400).body("errors[0].field", equalTo("leadId"));
        long team = ThreadLocalRandom.current().nextLong(1000, 1_000_000);
        sql("insert into teams (id, name) values (" + team + ", 'aftercall " + team + "')");
        sql("insert into leads (team_id, phone, name, source, stage, qualified, slots, created_at, updated_at, version)"
                + " values (" + team + ", '+1', 'x', 'x', 'new', false, '{}', now(), now(), 0)");
        long theirs = number("select id from leads where team_id = " + team);
        post(event.copy().put("leadId", theirs)).statusCode(400).body("errors[0].field", equalTo("leadId"));
        sql("delete from leads where team_id = " + team);
        sql("delete from teams where id = " + team);
    }

    @Test
    void theRecordingOfAnotherLeadIsRefused() throws Exception {
        post(event().put("recordingUrl", host.url("/mine.wav?sig=1"))).statusCode(202);
        var first = lead;
        aLead();
        assertThat(lead).isNotEqualTo(first);
        post(event().put("callId", callId + "-2").put("recordingUrl", host.url("/mine.wav?sig=2")))
                .statusCode(400)
                .body("errors[0].field", equalTo("recordingUrl"));
        var ours = Files.createDirectories(journal.recordings()).resolve(UUID.randomUUID() + ".wav");
        Files.write(ours, dialogue().write());
        var address = ours.toAbsolutePath().toUri().toString();
        for (var spelling : List.of(address, address.replace("file:", "FILE:"), " " + address)) {
            post(event().put("callId", callId + "-3").put("recordingUrl", spelling))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("recordingUrl"));
        }
        Files.delete(ours);
    }
}
