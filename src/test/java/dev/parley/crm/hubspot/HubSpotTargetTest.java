package dev.parley.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.CrmSettings;
import dev.parley.crm.FakeCrm;
import dev.parley.crm.FakeCrm.Reply;
import dev.parley.crm.FakeCrm.Request;
import dev.parley.crm.MadeUp;
import dev.parley.crm.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in for the four objects of HubSpot's CRM API v3 that Parley uses. */
class HubSpotTargetTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Vertx vertx = Vertx.vertx();
    private static final Contact BY_NUMBER =
            new Contact(OptionalLong.empty(), "+14155550123", "Alice van Doe", "alice@example.com");

    private final List<JsonNode> contacts = new CopyOnWriteArrayList<>();
    private final List<JsonNode> notes = new CopyOnWriteArrayList<>();
    private final FakeCrm hubspot = new FakeCrm(this::answer);
    private final Correspondence letters = new Correspondence();
    private final HubSpotTarget target = target(Map.of());

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void closeHubSpot() {
        hubspot.close();
    }

    @Test
    void aNoteIsLinkedToTheContactOfThatNumber() throws IOException {
        contacts.add(json("{\"phone\": \"+14155550123\"}"));
        assertThat(now(target.communicate(MadeUp.summary(MadeUp.step("s"), BY_NUMBER), letters)))
                .isEqualTo("n1");
        assertThat(paths())
                .containsExactly(
                        "POST /crm/v3/objects/contacts/search",
                        "POST /crm/v3/objects/notes/search",
                        "POST /crm/v3/objects/notes");
        assertThat(hubspot.requests)
                .allMatch(request -> request.header("authorization").equals("Bearer pat-1"));
        var note = hubspot.requests.getLast().json();
        assertThat(note.at("/properties/hs_note_body").asText())
                .startsWith("Wants a German course.<br>Lives in Kyiv.<br>intent:course_enquiry");
        assertThat(note.path("associations")).isEqualTo(json("""
                [{"to": {"id": "c1"},
                  "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}]}]"""));
    }

    @Test
    void whoIsNotThereIsMadeAContact() throws IOException {
        now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters));
        assertThat(contacts).containsExactly(json("""
                {"phone": "+14155550123", "firstname": "Alice", "lastname": "van Doe",
                 "email": "alice@example.com"}"""));
        var task = hubspot.requests.getLast().json();
        assertThat(task.at("/properties/hs_timestamp").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(task.at("/properties/hs_task_type").asText()).isEqualTo("CALL");
        assertThat(task.at("/associations/0/types/0/associationTypeId").asInt()).isEqualTo(204);
    }

    @Test
    void theSameNoteTwiceIsWrittenOnce() {
        var what = MadeUp.summary(MadeUp.step("s"), MadeUp.ALICE);
        assertThat(now(target.communicate(what, letters))).isEqualTo("n1");
        assertThat(now(target.communicate(what, letters))).isEqualTo("n1");
        assertThat(notes).hasSize(1);
    }

    @Test
    void aStageBecomesALeadStatusByTheAccountsOwnWords() {
        now(target.update(MadeUp.qualified(MadeUp.step("u"), MadeUp.ALICE, true), letters));
        assertThat(paths()).containsExactly("PATCH /crm/v3/objects/contacts/42");
        assertThat(hubspot.requests
                        .getFirst()
                        .json()
                        .at("/properties/hs_lead_status")
                        .asText())
                .isEqualTo("IN_PROGRESS");
        now(target(Map.of("parley.crm.hubspot.status.qualified", "HOT"))
                .update(MadeUp.qualified(MadeUp.step("u"), MadeUp.ALICE, true), letters));
        assertThat(hubspot.requests
                        .getLast()
                        .json()
                        .at("/properties/hs_lead_status")
                        .asText())
                .isEqualTo("HOT");
    }

    @Test
    void wordsOfACallAreNoMarkupThere() {
        var task = new Task(MadeUp.step("t"), MadeUp.ALICE, "callback", Instant.EPOCH, "<img src=x> & co");
        now(target.task(task, letters));
        assertThat(hubspot.requests
                        .getLast()
                        .json()
                        .at("/properties/hs_task_body")
                        .asText())
                .startsWith("&lt;img src=x&gt; &amp; co<br>");
    }

    @Test
    void withoutAnIdOrANumberThereIsNobodyToWriteTo() {
        var nobody = new Contact(OptionalLong.empty(), "", "", "");
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), nobody), letters)))
                .isInstanceOf(CrmException.Refusing.class);
        assertThat(hubspot.requests).isEmpty();
    }

    @Test
    void itsLimitOfRequestsIsRespected() {
        hubspot.first(new Reply(
                429,
                Map.of("Retry-After", "10", "Content-Type", "application/json"),
                "{\"status\":\"error\",\"errorType\":\"RATE_LIMIT\",\"policyName\":\"TEN_SECONDLY_ROLLING\"}"));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .isInstanceOfSatisfying(CrmException.Busy.class, busy -> assertThat(busy.pause())
                        .isEqualTo(Duration.ofSeconds(10)));
    }

    private Reply answer(Request request) {
        var body = request.json();
        return switch (request.path().replace("/crm/v3/objects/", "")) {
            case "contacts/search" ->
                found(contacts.stream()
                        .findFirst()
                        .filter(c -> body.at("/filterGroups/0/filters/0/value").equals(c.path("phone")))
                        .map(c -> "c1"));
            case "notes/search" ->
                found(notes.stream()
                        .filter(note -> note.path("hs_note_body")
                                .asText()
                                .contains(body.at("/filterGroups/0/filters/0/value")
                                        .asText()))
                        .findFirst()
                        .map(note -> "n1"));
            case "contacts" -> kept(contacts, body, "c");
            case "notes" -> kept(notes, body, "n");
            case "tasks/search" -> found(Optional.empty());
            case "tasks" -> Reply.json(201, "{\"id\": \"t1\"}");
            default -> Reply.json(200, "{\"id\": \"42\"}");
        };
    }

    private static Reply kept(List<JsonNode> objects, JsonNode body, String letter) {
        objects.add(body.path("properties"));
        return Reply.json(201, "{\"id\": \"" + letter + objects.size() + "\", \"properties\": {}}");
    }

    private static Reply found(Optional<String> id) {
        return Reply.json(
                200,
                id.map(it -> "{\"total\": 1, \"results\": [{\"id\": \"" + it + "\"}]}")
                        .orElse("{\"total\": 0, \"results\": []}"));
    }

    private List<String> paths() {
        return hubspot.requests.stream().map(r -> r.method() + " " + r.path()).toList();
    }

    private HubSpotTarget target(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("parley.crm.hubspot.url", hubspot.url().toString());
        all.put("parley.crm.hubspot.token", "pat-1");
        return new HubSpotTarget(vertx, CrmSettings.of(HubSpotConfig.class, all), CrmSettings.of(CrmConfig.class, all));
    }

    private static String now(Uni<String> answer) {
        return answer.await().atMost(SOON);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
