package dev.parley.bench.engines;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Ollama whose first token comes 70 ms after the request and one word every 20 ms from then on, so that the first
 * sentence, of five words, is there after 150 ms. It says what the prompt suggests, behind a number, so that hardly any
 * reply has been said before. For its server's event loop.
 */
final class FixedMind {
    private static final long FIRST_MILLIS = 70;
    private static final long NEXT_MILLIS = 20;
    private static final Pattern SUGGESTION = Pattern.compile("(?m)^Suggested wording: (.+)$");
    private static final Pattern WORD = Pattern.compile("\\s*\\S+");
    private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy");
    private static final List<String> ONES = List.of("one", "two", "three", "four", "five", "six", "seven", "eight");

    private final Vertx vertx;
    private int replies;

    FixedMind(Vertx vertx) {
        this.vertx = vertx;
    }

    void chat(HttpServerRequest request) {
        request.bodyHandler(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        var messages = body.toJsonObject().getJsonArray("messages", new JsonArray());
        if (messages.isEmpty()) {
            EnginesProcess.json(request, "{\"model\":\"bench\",\"done\":true,\"done_reason\":\"load\"}");
            return;
        }
        var suggested = SUGGESTION.matcher(messages.getJsonObject(0).getString("content", ""));
        var wording = suggested.find() ? suggested.group(1).strip() : "Could you say that again, please?";
        var lines = Stream.concat(
                        WORD.matcher(note() + wording).results().map(word -> token(word.group(), false)),
                        Stream.of(token("", true)))
                .toList();
        var response = request.response();
        response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
        vertx.setTimer(FIRST_MILLIS, first -> next(response, lines, 0));
    }

    private void next(HttpServerResponse response, List<String> lines, int index) {
        if (response.closed()) {
            return;
        }
        response.write(lines.get(index));
        if (index + 1 == lines.size()) {
            response.end();
        } else {
            vertx.setTimer(NEXT_MILLIS, gone -> next(response, lines, index + 1));
        }
    }

    private String note() {
        int number = replies++;
        return "Noted as " + TENS.get(number % TENS.size()) + " " + ONES.get(number / TENS.size() % ONES.size()) + " "
                + ONES.get(number / TENS.size() / ONES.size() % ONES.size()) + ". ";
    }

    private static String token(String text, boolean done) {
        var line = new JsonObject()
                .put("model", "bench")
                .put("created_at", "2025-01-01T00:00:00Z")
                .put("message", new JsonObject().put("role", "assistant").put("content", text))
                .put("done", done);
        if (done) {
            line.put("done_reason", "stop").put("prompt_eval_count", 200).put("eval_count", 20);
        }
        return line.encode() + "\n";
    }
}
