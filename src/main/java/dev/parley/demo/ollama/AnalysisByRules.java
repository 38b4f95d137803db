package dev.parley.demo.ollama;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers a request that wants an analysis of a call as JSON, from the lines of the transcript in it. */
final class AnalysisByRules {
    private static final Pattern LINE = Pattern.compile("(?m)^\\d+ (Caller|Agent|Somebody): (.+)$");
    private static final Pattern MONEY = Pattern.compile(
            "(?i)\\$ ?[\\d,]+k?|\\b(?:[a-z]+|\\d+) (?:thousand|hundred|million)(?: (?:dollars|euros))?");
    private static final Pattern NAME = Pattern.compile("(?:[Mm]y name is|[Ii]t's|I'm|[Tt]his is) (\\p{Lu}\\p{L}+)");
    private static final Pattern CALL_BACK = Pattern.compile("(?i)call me|call back|callback|give you a call|call you");
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?:tomorrow|today|on (?:mon|tues|wednes|thurs|fri)day)(?: (?:morning|afternoon|evening|at \\w+))?");
    private static final int MOST_BULLETS = 3;
    private static final int LONGEST_BULLET = 250;

    private final List<Line> lines;
    private final JsonObject properties;

    private record Line(String who, String text) {}

    private AnalysisByRules(JsonObject format, String transcript) {
        properties = format.getJsonObject("properties", new JsonObject());
        lines = LINE.matcher(transcript)
                .results()
                .map(line -> new Line(line.group(1), line.group(2)))
                .toList();
    }

    /** Whether the request is for an analysis. */
    static boolean wantedBy(JsonObject request) {
        return request.getValue("format") instanceof JsonObject format
                && format.getJsonObject("properties", new JsonObject()).containsKey("summary_bullets");
    }

    static String reply(JsonObject request) {
        var transcript = request.getJsonArray("messages").getJsonObject(1).getString("content", "");
        return new AnalysisByRules(request.getJsonObject("format"), transcript)
                .answer()
                .encode();
    }

    private JsonObject answer() {
        var money = first(MONEY, 0);
        boolean callBack = all().anyMatch(text -> CALL_BACK.matcher(text).find());
        return new JsonObject()
                .put("intent", money.isPresent() ? "investment_enquiry" : "general_enquiry")
                .put("summary_bullets", bullets())
                .put("sentiment", "neutral")
                .put("urgency", "normal")
                .put("entities", entities(money))
                .put("next_actions", callBack ? new JsonArray().add(callback()) : new JsonArray())
                .put("lead_stage_suggestion", money.isPresent() ? "qualified" : "contacted")
                .put("confidence", 0.7)
                .put("qa", qa())
                .put("checklist", checklist());
    }

    private JsonArray bullets() {
        var bullets = new JsonArray();
        caller().filter(text -> text.split(" ").length > 2)
                .limit(MOST_BULLETS)
                .forEach(text ->
                        bullets.add("The caller said: " + text.substring(0, Math.min(LONGEST_BULLET, text.length()))));
        return bullets.isEmpty() ? bullets.add("The caller said little.") : bullets;
    }

    private JsonObject entities(Optional<String> money) {
        var entities = new JsonObject();
        var known = properties.getJsonObject("entities").getJsonObject("properties");
        money.ifPresent(sum -> entities.put(known.containsKey("amount") ? "amount" : "budget", sum));
        first(NAME, 1).ifPresent(name -> entities.put("name", name));
        return entities;
    }

    private JsonObject callback() {
        return new JsonObject()
                .put("type", "callback")
                .put("when", first(TIME, 0).orElse(""))
                .put("channel", "phone")
                .put("to", "");
    }

    private JsonObject qa() {
        var qa = new JsonObject();
        var sentences = agent().toList();
        var named = properties.getJsonObject("qa").getJsonObject("properties").fieldNames();
        int at = 0;
        for (var name : named) {
            var sentence = sentences.isEmpty() ? "" : sentences.get(at++ % sentences.size());
            qa.put(
                    name,
                    new JsonObject().put("score", sentences.isEmpty() ? 0 : 80).put("sentence", sentence));
        }
        return qa;
    }

    private JsonArray checklist() {
        var checks = new JsonArray();
        var sentences = agent().toList();
        var items = properties
                .getJsonObject("checklist")
                .getJsonObject("items")
                .getJsonObject("properties")
                .getJsonObject("item")
                .getJsonArray("enum");
        for (int i = 0; i < items.size() && !sentences.isEmpty(); i++) {
            boolean last = i == items.size() - 1;
            var shown = last ? sentences.getLast() : i < sentences.size() ? sentences.get(i) : "";
            checks.add(new JsonObject()
                    .put("item", items.getString(i))
                    .put("done", !shown.isEmpty())
                    .put("sentence", shown));
        }
        return checks;
    }

    private Optional<String> first(Pattern pattern, int group) {
        return caller().flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(group))
                .findFirst();
    }

    private Stream<String> caller() {
        return lines.stream().filter(line -> !line.who().equals("Agent")).map(Line::text);
    }

    private Stream<String> agent() {
        return lines.stream().filter(line -> line.who().equals("Agent")).map(Line::text);
    }

    private Stream<String> all() {
        return lines.stream().map(Line::text);
    }
}
