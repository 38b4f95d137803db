package dev.parley.demo.ollama;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One chat answer in Ollama's NDJSON, line by line. Event loop of the stand-in. */
final class Exchange {
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,6}|\\s+");

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final String model;
    private final Duration beforeFirst;
    private final Duration between;

    Exchange(Vertx vertx, HttpServerResponse response, String model, Duration beforeFirst, Duration between) {
        this.vertx = vertx;
        this.response = response;
        this.model = model;
        this.beforeFirst = beforeFirst;
        this.between = between;
    }

    void behave(Behaviour behaviour, JsonObject request) {
        switch (behaviour) {
            case Behaviour.ByRule() -> all(lines(Rules.reply(request)), "stop");
            case Behaviour.Says(var text) -> all(lines(text), "stop");
            case Behaviour.RunsOut(var text) -> all(lines(text), "length");
            case Behaviour.Calls(var calls, var text) -> all(with(calls, lines(text)), "stop");
            case Behaviour.Stalls(var text, var tokens) -> send(some(text, tokens), () -> {});
            case Behaviour.HangsUp(var text, var tokens) -> send(some(text, tokens), this::hangUp);
            case Behaviour.Refuses(var status, var body) ->
                response.setStatusCode(status).end(body);
            case Behaviour.Babbles(var lines) -> send(lines, response::end);
        }
    }

    private void all(List<String> lines, String reason) {
        var done = new ArrayList<>(lines);
        done.add(head(new JsonObject().put("role", "assistant").put("content", ""))
                .put("done", true)
                .put("done_reason", reason)
                .put("prompt_eval_count", 200)
                .put("eval_count", lines.size())
                .encode());
        send(done, response::end);
    }

    private void send(List<String> lines, Runnable end) {
        response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
        vertx.setTimer(Math.max(1, beforeFirst.toMillis()), first -> next(lines, 0, end));
    }

    private void next(List<String> lines, int index, Runnable end) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (index == lines.size()) {
            end.run();
            return;
        }
        response.write(lines.get(index) + "\n");
        vertx.setTimer(Math.max(1, between.toMillis()), gone -> next(lines, index + 1, end));
    }

    private void hangUp() {
        response.reset();
    }

    private List<String> some(String text, int tokens) {
        var lines = lines(text);
        return lines.subList(0, Math.min(tokens, lines.size()));
    }

    private List<String> lines(String text) {
        return TOKEN.matcher(text).results().map(token -> token(token.group())).toList();
    }

    private List<String> with(List<Behaviour.ToolCall> calls, List<String> lines) {
        var all = new ArrayList<String>();
        for (var call : calls) {
            var function = new JsonObject()
                    .put("index", all.size())
                    .put("name", call.name())
                    .put("arguments", new JsonObject(call.arguments()));
            var message = new JsonObject()
                    .put("role", "assistant")
                    .put("content", "")
                    .put("tool_calls", new JsonArray().add(new JsonObject().put("function", function)));
            all.add(head(message).put("done", false).encode());
        }
        all.addAll(lines);
        return all;
    }

    private String token(String text) {
        return head(new JsonObject().put("role", "assistant").put("content", text))
                .put("done", false)
                .encode();
    }

    private JsonObject head(JsonObject message) {
        return new JsonObject()
                .put("model", model)
                .put("created_at", Instant.now().toString())
                .put("message", message);
    }
}
