package dev.parley.privacy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.journal.JournalConfig;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Recorder;
import dev.parley.talk.Speaker;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A person who has called and whom everything is written down about, each in a spelling of its own. */
final class Somebody {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String INSIGHT = """
            insert into ai_call_insights (id, call_id, lead_id, direction, started_at, ended_at, intent, sentiment,
             urgency, summary, summary_bullets, entities, next_actions, lead_stage_suggestion, confidence, score,
             score_confidence, score_signals, qa, checklist, disposition, dropped, method, model, language, transcript)
            values (?, ?, ?, 'inbound', ?, ?, 'price_enquiry', 'neutral', 'normal', ?, ?::jsonb, ?::jsonb, ?::jsonb,
             'contacted', 0.5, 0.5, 0.5, '[]', ?::jsonb, ?::jsonb, 'callback_agreed', 0, 'model', 'm', 'en', ?::jsonb)""";

    final String digits = "1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    final String number = "+" + digits;
    final String spaced = "+1 (" + digits.substring(1, 4) + ") " + digits.substring(4, 7) + "-" + digits.substring(7);
    final String name = "Zenobia" + ThreadLocalRandom.current().nextInt(100_000, 999_999);
    final String sentence = "I keep llamas called " + UUID.randomUUID();
    final CallId call = CallId.random();
    final UUID job = UUID.randomUUID();
    final UUID insight = UUID.randomUUID();
    long lead;

    /** By what they are found, however it is written. */
    List<String> words() {
        return List.of(digits, name, sentence);
    }

    /** The call, with its recording, as it goes by the rooms' own ways. Returns when all is written down. */
    void calls(Event<CallEvent> events, Recorder recorder, Instant at) {
        events.fire(new CallEvent.Rang(call, at, new Caller(digits, name, false), "PJSIP/" + digits, "bant", "en"));
        events.fire(new CallEvent.Answered(call, at));
        var recording = recorder.open(call, 8000);
        recording.add(new short[160], new short[160]);
        events.fire(new CallEvent.TurnTaken(call, at, Speaker.AGENT, "Hello " + name, Map.of()));
        events.fire(new CallEvent.TurnTaken(call, at, Speaker.CALLER, sentence, Map.of()));
        events.fire(new CallEvent.SlotFilled(call, at, "name", name, name));
        recording.close();
        events.fire(new CallEvent.Ended(
                call, at.plusSeconds(20), Outcome.QUALIFIED, Map.of("name", name), name + " was told the price."));
        await().atMost(SOON).untilAsserted(() -> when().get("/api/calls/" + call)
                .then()
                .body("state", equalTo("ended"))
                .body("recordingComplete", equalTo(true))
                .body("leadId", notNullValue()));
        lead = when().get("/api/calls/" + call).then().extract().<Integer>path("leadId");
    }

    /** What people and programs write on the desk. */
    void isWorkedOn() {
        post("/api/leads/" + lead + "/notes", Map.of("text", name + " said: " + sentence));
        post("/api/leads/" + lead + "/contacts", Map.of("name", name, "phone", spaced, "role", "the same"));
        post(
                "/api/leads/" + lead + "/communication",
                about("type", "call_summary", "source", "ai", "content", sentence));
        post("/api/tasks", about("type", "callback", "dueAt", "2026-03-05T09:00:00Z", "note", "Call " + spaced));
        post("/api/tickets", about("title", name + " has a question", "description", sentence));
        var sale = post("/api/opportunities", about("title", "Llamas for " + name))
                .extract()
                .<Integer>path("id");
        post(
                "/api/opportunities/" + sale + "/follow-ups",
                Map.of("dueAt", "2026-03-05T09:00:00Z", "channel", "phone", "note", "At " + spaced));
        given().contentType("application/json")
                .body(Map.of("status", "contacted", "why", name + " asked for it."))
                .put("/api/leads/" + lead)
                .then()
                .statusCode(200);
    }

    /** What comes after the call, as the rooms that do it write it down. */
    void isAnalysed(Walk database, Instant at) throws SQLException {
        var quoted = '"' + sentence + '"';
        database.run(
                "insert into jobs (id, kind, key, lane, body, state, accepted_at) values (?, 'call-ended', ?, ?, ?, 'dead', ?::timestamptz)",
                job,
                call.value(),
                "lead:" + lead,
                "{\"callId\": \"" + call + "\", \"recordingUrl\": \"https://pbx.example.com/" + digits + ".wav\"}",
                at.toString());
        database.run(
                "insert into jobs (kind, key, lane, body, state, accepted_at) values ('follow-up', ?, ?, ?, 'done', ?::timestamptz)",
                call + " sms 1",
                "none:" + call,
                "{\"lead\": 0, \"name\": \"" + name + "\"}",
                at.toString());
        database.run(
                "insert into job_steps (job_id, name, number, result) values (?, 'transcribe', 1, ?)",
                job,
                "{\"said\": [" + quoted + "]}");
        database.run(
                "insert into call_events (call_id, lead_id, direction, started_at, ended_at, job_id) values (?, ?, 'inbound', ?::timestamptz, ?::timestamptz, ?)",
                call.value(),
                lead,
                at.toString(),
                at.toString(),
                job);
        database.run(
                INSIGHT.replace("'inbound', ?, ?", "'inbound', ?::timestamptz, ?::timestamptz"),
                insight,
                call.value(),
                lead,
                at.toString(),
                at.toString(),
                sentence,
                "[" + quoted + "]",
                "{\"name\": \"" + name + "\", \"phone\": \"" + spaced + "\"}",
                "[{\"type\": \"callback\", \"when\": \"" + sentence + "\", \"channel\": \"\", \"to\": \"" + digits
                        + "\"}]",
                "{\"clarity\": {\"score\": 71, \"sentence\": " + quoted + "}}",
                "[{\"item\": \"asked_name\", \"done\": true, \"sentence\": " + quoted + "}]",
                "[{\"voice\": \"CALLER\", \"millis\": 0, \"text\": " + quoted + "}]");
        for (var field : List.of("intent", "entities")) {
            database.run(
                    "insert into ai_insight_feedback (insight_id, field, was, became, reason, who) values (?, ?, 'x', 'y', ?, 'operator')",
                    insight,
                    field,
                    "because " + name + " said so");
        }
        database.run(
                "insert into crm_receipts (key, job, step, kind, target, lead_id, phone, outcome, reference, trouble, letters, tries, at)"
                        + " values (?, ?, 'write the summary', 'communication', 'http', 77, ?, 'written', '9', '', ?, 1, ?::timestamptz)",
                job + "-write",
                job,
                spaced,
                "[{\"to\": \"POST /x\", \"sent\": " + quoted + "}]",
                at.toString());
        database.run(
                "insert into sent_follow_ups (id, channel, call_id, lead_id, address, state, detail, tries, at)"
                        + " values (?, 'sms', ?, 77, ?, 'sent', '8792343', 1, ?::timestamptz)",
                UUID.randomUUID(),
                call.value(),
                number,
                at.toString());
        database.run(
                "insert into opt_outs (address, reason, added_by, created_at) values (?, ?, 'operator', ?::timestamptz)",
                number,
                name + " said so",
                at.toString());
        database.run(
                "insert into model_uses (id, at, purpose, subject, model, outcome, prompt_tokens, reply_tokens, millis)"
                        + " values (?, now(), 'analyse', ?, 'm', 'answered', 1, 1, 1)",
                UUID.randomUUID(),
                call.value());
    }

    /** What a crash can leave behind: live state in Redis, and a copy of what was fetched. */
    void isLeftBehind(RedisDataSource redis, JournalConfig config) throws IOException {
        redis.hash(String.class)
                .hset(liveKey(), Map.of("state", "Talking", "caller", spaced, "turns", "[\"" + sentence + "\"]"));
        Files.createDirectories(copy(config).getParent());
        Files.writeString(copy(config), "Caller: " + sentence);
    }

    String liveKey() {
        return "parley:call:" + call;
    }

    Path copy(JournalConfig config) {
        return config.home().resolve("aftercall").resolve(job + ".part");
    }

    Path recording(JournalConfig config) {
        return config.recordings().resolve(call + ".wav");
    }

    private Map<String, Object> about(String... fields) {
        var body = new HashMap<String, Object>(Map.of("leadId", lead));
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return body;
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }
}
