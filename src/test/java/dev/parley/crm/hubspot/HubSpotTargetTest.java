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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
    /** Notes and contacts that its search does not show yet. */
    private final Set<JsonNode> unseen = ConcurrentHashMap.newKeySet();
    /** How many of the next things that are made are made without an answer. */
    private final AtomicInteger loses = new AtomicInteger();

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

    @Test
    void aLostAnswerMakesNoSecondNoteThoughTheSearchLagsBehind() {
        loses.set(1);
        var slow = target(Map.of("parley.crm.hubspot.search-lag", "1500ms"));
        var what = MadeUp.summary(MadeUp.step("s"), MadeUp.ALICE);
        var begun = System.nanoTime();
        assertThatThrownBy(() -> now(slow.communicate(what, letters))).isInstanceOf(CrmException.Failing.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(1500));
        // the search has had its time
        unseen.clear();
        assertThat(now(slow.communicate(what, letters))).isEqualTo("n1");
        assertThat(notes).hasSize(1);
    }

    @Test
    void aKeyWithUniqueValuesIsFoundHoweverFarTheSearchIsBehind() {
        var keyed = target(Map.of("parley.crm.hubspot.key-property", "parley_key"));
        var what = MadeUp.summary(MadeUp.step("s"), BY_NUMBER);
        loses.set(1);
        assertThatThrownBy(() -> now(keyed.communicate(what, letters))).isInstanceOf(CrmException.Failing.class);
        assertThat(contacts).hasSize(1);
        loses.set(1);
        assertThatThrownBy(() -> now(keyed.communicate(what, letters))).isInstanceOf(CrmException.Failing.class);
        assertThat(now(keyed.communicate(what, letters))).isEqualTo("n1");
        assertThat(unseen).hasSize(2);
        assertThat(contacts).hasSize(1);
        assertThat(notes).hasSize(1);
        assertThat(contacts.getFirst().path("parley_key").asText()).isEqualTo("+14155550123");
        assertThat(notes.getFirst().path("parley_key").asText())
                .isEqualTo(what.origin().key());
    }

    private Reply answer(Request request) {
        if (request.path().contains("?idProperty=parley_key")) {
            return byKey(request.path().replace("/crm/v3/objects/", "").replace("?idProperty=parley_key", ""));
        }
        var body = request.json();
        return switch (request.path().replace("/crm/v3/objects/", "")) {
            case "contacts/search" ->
                found(contacts.stream()
                        .findFirst()
                        .filter(c -> !unseen.contains(c))
                        .filter(c -> body.at("/filterGroups/0/filters/0/value").equals(c.path("phone")))
                        .map(c -> "c1"));
            case "notes/search" ->
                found(notes.stream()
                        .filter(note -> !unseen.contains(note))
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

    private Reply byKey(String path) {
        var objects = path.startsWith("contacts/") ? contacts : notes;
        var key = URLDecoder.decode(path.substring(path.indexOf('/') + 1), StandardCharsets.UTF_8);
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).path("parley_key").asText().equals(key)) {
                return Reply.json(200, "{\"id\": \"" + path.charAt(0) + (i + 1) + "\"}");
            }
        }
        return Reply.json(404, "{\"status\": \"error\", \"category\": \"OBJECT_NOT_FOUND\"}");
    }

    private Reply kept(List<JsonNode> objects, JsonNode body, String letter) {
        objects.add(body.path("properties"));
        if (loses.get() > 0) {
            loses.decrementAndGet();
            unseen.add(body.path("properties"));
            return Reply.lost();
        }
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
