package dev.parley.crm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.CrmSettings;
import dev.parley.crm.FakeCrm;
import dev.parley.crm.FakeCrm.Reply;
import dev.parley.crm.MadeUp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Vertx vertx = Vertx.vertx();

    private final FakeCrm crm = new FakeCrm();
    private final Correspondence letters = new Correspondence();

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void closeCrm() {
        crm.close();
    }

    @Test
    void aSummaryIsPostedToTheLeadWithItsKey() throws IOException {
        var origin = MadeUp.step("write the summary");
        var reference = now(target(Map.of("parley.crm.http.key", "s3cret"))
                .communicate(MadeUp.summary(origin, MadeUp.ALICE), letters));
        assertThat(reference).isEqualTo("7");
        var request = crm.requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/leads/42/communication");
        assertThat(request.header("authorization")).isEqualTo("Bearer s3cret");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("idempotency-key")).isEqualTo(origin.job() + "-write-the-summary");
        assertThat(request.json()).isEqualTo(json("""
                {"type": "call_summary", "source": "ai", "content": "Wants a German course.\\nLives in Kyiv.",
                 "tags": ["intent:course_enquiry", "priority:high", "sentiment:positive"],
                 "metadata": {"callId": "c-1", "summary_bullets": ["Wants a course", "Lives in Kyiv"],
                              "confidence": 0.8}}"""));
    }

    @Test
    void aTaskIsPostedWithTheLeadInIt() throws IOException {
        now(target(Map.of()).task(MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE), letters));
        assertThat(crm.requests.getFirst().path()).isEqualTo("/api/tasks");
        assertThat(crm.requests.getFirst().json()).isEqualTo(json("""
                {"leadId": 42, "type": "callback", "dueAt": "2026-03-02T09:00:00Z",
                 "note": "Call back about the course"}"""));
    }

    @Test
    void aChangeIsPutAndANoContentIsEnough() throws IOException {
        crm.first(new Reply(204, Map.of(), ""));
        assertThat(now(target(Map.of()).update(MadeUp.qualified(MadeUp.step("u"), MadeUp.ALICE, true), letters)))
                .isEmpty();
        assertThat(crm.requests.getFirst().method()).isEqualTo("PUT");
        assertThat(crm.requests.getFirst().path()).isEqualTo("/api/leads/42");
        assertThat(crm.requests.getFirst().json())
                .isEqualTo(json("{\"status\": \"qualified\", \"priority\": \"high\", \"assignedAgentId\": 5}"));
    }

    @Test
    void pathsFieldsAndTheKeysHeaderAreTheOperators() throws IOException {
        var target = target(Map.of(
                "parley.crm.http.key", "s3cret",
                "parley.crm.http.key-header", "X-Api-Key",
                "parley.crm.http.paths.task", "/v2/people/{leadId}/todos?phone={phone}",
                "parley.crm.http.fields.leadId", "-",
                "parley.crm.http.fields.note", "text.plain",
                "parley.crm.http.fields.type", "text.kind"));
        now(target.task(MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE), letters));
        var request = crm.requests.getFirst();
        assertThat(request.path()).isEqualTo("/v2/people/42/todos?phone=%2B14155550123");
        assertThat(request.header("x-api-key")).isEqualTo("s3cret");
        assertThat(request.header("authorization")).isEmpty();
        assertThat(request.json()).isEqualTo(json("""
                {"dueAt": "2026-03-02T09:00:00Z",
                 "text": {"plain": "Call back about the course", "kind": "callback"}}"""));
    }

    @Test
    void aCallerOfWhomOnlyTheNumberIsKnownIsLookedUp() {
        crm.first(Reply.json(200, "{\"items\": [{\"id\": 99}], \"total\": 1}"));
        var someone = new Contact(OptionalLong.empty(), "+14155550123", "", "");
        now(target(Map.of("parley.crm.http.paths.find", "/api/leads?phone={phone}"))
                .communicate(MadeUp.summary(MadeUp.step("s"), someone), letters));
        assertThat(crm.requests.get(0).path()).isEqualTo("/api/leads?phone=%2B14155550123");
        assertThat(crm.requests.get(1).path()).isEqualTo("/api/leads/99/communication");
    }

    @Test
    void withoutASearchACallOfItsOwnIsNotWrittenToSomebodyElsesLead() {
        var someone = new Contact(OptionalLong.empty(), "+14155550123", "", "");
        assertThat(refused(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), someone), letters)))
                .hasMessageContaining("parley.crm.http.paths.find");
        assertThat(crm.requests).isEmpty();
    }

    @Test
    void theSameStepTwiceHasTheSameKeyAndAnotherStepAnother() {
        var origin = MadeUp.step("summary");
        var target = target(Map.of());
        now(target.communicate(MadeUp.summary(origin, MadeUp.ALICE), letters));
        now(target.communicate(MadeUp.summary(origin, MadeUp.ALICE), letters));
        assertThat(crm.written).hasSize(1);
        now(target.task(MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE), letters));
        assertThat(crm.written).hasSize(2);
        assertThat(crm.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 409})
    void afterAFaultOfTheServerAnotherTryIsWorthwhile(int status) {
        crm.first(Reply.json(status, "{}"), Reply.json(200, "{\"id\": 1}"));
        var target = target(Map.of());
        var origin = MadeUp.step("t");
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(origin, MadeUp.ALICE), letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("answered " + status);
        assertThat(now(target.task(MadeUp.callback(origin, MadeUp.ALICE), letters)))
                .isEqualTo("1");
        assertThat(crm.requests.get(0).header("idempotency-key"))
                .isEqualTo(crm.requests.get(1).header("idempotency-key"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void whatIsRefusedIsRefusedForGood(int status) {
        crm.first(Reply.json(status, "{\"detail\": \"No.\"}"));
        assertThat(refused(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .hasMessageContaining("answered " + status)
                .hasMessageContaining("parley.crm.http")
                .message()
                .doesNotContain("Alice", "+1415");
    }

    @Test
    void aRedirectIsNotFollowed() {
        crm.first(new Reply(302, Map.of("Location", "http://127.0.0.1:1/elsewhere"), ""));
        assertThat(refused(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .hasMessageContaining("parley.crm.http.url");
        assertThat(crm.requests).hasSize(1);
    }

    @Test
    void aPageForPeopleIsNoCrm() {
        crm.first(
                Reply.html(200, "<html><body>Please sign in</body></html>"),
                Reply.json(200, "{\"id\": 1"),
                Reply.json(200, "\"ok\""));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () -> now(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                    .isInstanceOf(CrmException.Failing.class)
                    .hasMessageContaining("this is no CRM");
        }
    }

    @Test
    void aServerThatHangsIsGivenUpInTime() {
        crm.first(Reply.hang());
        assertThatThrownBy(() -> now(target(Map.of("parley.crm.timeout", "300ms"))
                        .task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("within 300 ms");
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeAway() {
        crm.close();
        assertThatThrownBy(() -> now(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void whoAsksForPatienceGetsAsMuchAsItAsksFor() {
        var inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(60));
        crm.first(
                busy(429, Map.of("Retry-After", "17")),
                busy(503, Map.of("Retry-After", inAMinute)),
                busy(429, Map.of()),
                busy(429, Map.of("Retry-After", "soon")),
                busy(429, Map.of("Retry-After", "999999")));
        var target = target(Map.of("parley.crm.busy-pause", "45s", "parley.crm.longest-pause", "10m"));
        assertThat(pause(target)).isEqualTo(Duration.ofSeconds(17));
        assertThat(pause(target)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
        assertThat(pause(target)).isEqualTo(Duration.ofSeconds(45));
        assertThat(pause(target)).isEqualTo(Duration.ofSeconds(45));
        assertThat(pause(target)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatWasSentAndWhatCameBackIsKeptWithoutTheKey() throws IOException {
        crm.first(Reply.json(422, "{\"detail\": \"no such agent\"}"));
        refused(target(Map.of("parley.crm.http.key", "s3cret"))
                .update(MadeUp.qualified(MadeUp.step("u"), MadeUp.ALICE, true), letters));
        assertThat(letters.letters().toString()).doesNotContain("s3cret");
        assertThat(letters.letters()).hasSize(1);
        var letter = letters.letters().get(0);
        assertThat(letter.path("to").asText()).isEqualTo("PUT /api/leads/42");
        assertThat(json(letter.path("sent").asText()).path("status").asText()).isEqualTo("qualified");
        assertThat(letter.path("status").asInt()).isEqualTo(422);
        assertThat(letter.path("answer").asText()).isEqualTo("{\"detail\": \"no such agent\"}");
    }

    @Test
    void aTargetWithoutAnAddressSaysSo() {
        var target = new HttpTarget(
                vertx, CrmSettings.of(HttpCrmConfig.class, Map.of()), CrmSettings.of(CrmConfig.class, Map.of()));
        assertThatThrownBy(target::check).hasMessageContaining("parley.crm.http.url");
    }

    private static Reply busy(int status, Map<String, String> headers) {
        return new Reply(status, headers, "");
    }

    private Duration pause(HttpTarget target) {
        return catchThrowableOfType(
                        CrmException.Busy.class,
                        () -> now(target.task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .pause();
    }

    private static CrmException refused(Uni<String> attempt) {
        return catchThrowableOfType(CrmException.Refusing.class, () -> now(attempt));
    }

    private HttpTarget target(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("parley.crm.http.url", crm.url() + "/");
        return new HttpTarget(vertx, CrmSettings.of(HttpCrmConfig.class, all), CrmSettings.of(CrmConfig.class, all));
    }

    private static String now(Uni<String> answer) {
        return answer.await().atMost(SOON);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
