package dev.parley.aftercall;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Faults;
import dev.parley.access.WrongInput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the body of a call-ended event, and names every field that is wrong at once. For one body and one thread. */
final class CallEndedReader {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_URL = 2048;
    private static final Instant TELEPHONES_WERE_ANALOGUE = Instant.parse("2000-01-01T00:00:00Z");
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration LONGEST_CALL = Duration.ofHours(24);

    private final JsonNode body;
    private final Instant now;
    private final Faults faults = new Faults();

    private CallEndedReader(JsonNode body, Instant now) {
        this.body = body;
        this.now = now;
    }

    /** Throws a problem document. */
    static CallEnded read(byte[] body, Instant now) {
        return new CallEndedReader(tree(body), now).event();
    }

    private static JsonNode tree(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            throw new WrongInput("body", "is not valid JSON");
        }
        throw new WrongInput("body", "must be a JSON object");
    }

    private CallEnded event() {
        var event = new CallEnded(
                text("callId", LONGEST_ID, true),
                number("leadId", true),
                body.path("agentId").isMissingNode() || body.path("agentId").isNull() ? null : number("agentId", false),
                direction(),
                time("startedAt"),
                time("endedAt"),
                address("recordingUrl"),
                address("transcriptUrl"));
        if (event.endedAt().isBefore(event.startedAt())) {
            faults.add("endedAt", "is before startedAt");
        } else if (Duration.between(event.startedAt(), event.endedAt()).compareTo(LONGEST_CALL) > 0) {
            faults.add("endedAt", "is more than a day after startedAt");
        }
        if (event.recording().isEmpty() && event.transcript().isEmpty()) {
            faults.add("recordingUrl", "is missing, and there is no transcriptUrl either");
        }
        faults.throwIfAny();
        return event;
    }

    private String text(String field, int longest, boolean required) {
        var node = body.path(field);
        if (!node.isTextual()) {
            if (required) {
                faults.add(field, "must be text");
            }
            return "";
        }
        var text = node.textValue();
        if (text.isBlank() || text.length() > longest) {
            faults.add(field, "must have 1 to " + longest + " characters");
        } else if (text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            faults.add(field, "must not contain control characters");
        }
        return text;
    }

    private long number(String field, boolean required) {
        var node = body.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
            faults.add(field, required ? "must be a whole number from 1" : "must be null or a whole number from 1");
            return 1;
        }
        return node.longValue();
    }

    private String direction() {
        var direction = body.path("direction").asText("");
        if (!direction.equals("inbound") && !direction.equals("outbound")) {
            faults.add("direction", "must be inbound or outbound");
        }
        return direction;
    }

    private Instant time(String field) {
        try {
            var time = Instant.parse(body.path(field).asText(""));
            if (time.isBefore(TELEPHONES_WERE_ANALOGUE) || time.isAfter(now.plus(AHEAD))) {
                faults.add(field, "must be after 2000 and not in the future");
            }
            return time;
        } catch (DateTimeException e) {
            faults.add(field, "must be a time such as 2026-03-01T10:15:30Z");
            return now;
        }
    }

    private @Nullable String address(String field) {
        var node = body.path(field);
        return node.isMissingNode() || node.isNull() ? null : text(field, LONGEST_URL, true);
    }
}
