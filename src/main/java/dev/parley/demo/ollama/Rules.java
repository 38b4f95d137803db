package dev.parley.demo.ollama;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** Words a reply from what the prompt suggests, so that a conversation works with any profile. */
final class Rules {
    private static final Pattern SUGGESTION = Pattern.compile("(?m)^Suggested wording: (.+)$");
    private static final Pattern ENGLISH = Pattern.compile("\\bin English\\b");
    private static final Pattern OPENED = Pattern.compile(
            "(?i)^(thank|great|good|got it|ok|sure|perfect|hello|hi|welcome|sorry|i see|one moment|all right|no problem|that's|please).*");
    private static final List<String> OPENERS =
            List.of("Got it, thank you.", "Great, thanks for telling me.", "Thank you, noted.", "Alright, thank you.");
    private static final int WORDS = 25;

    private Rules() {}

    static String reply(JsonObject request) {
        if (AnalysisByRules.wantedBy(request)) {
            return AnalysisByRules.reply(request);
        }
        var prompt = request.getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .map(message -> message.getString("content", ""))
                .toList();
        var suggested = SUGGESTION.matcher(prompt.isEmpty() ? "" : prompt.getFirst());
        var wording = suggested.find() ? suggested.group(1).strip() : "Could you say that again, please?";
        var opener = OPENERS.get(prompt.size() % OPENERS.size());
        return fits(prompt, opener, wording) ? opener + " " + wording : wording;
    }

    private static boolean fits(List<String> prompt, String opener, String wording) {
        return prompt.size() > 2
                && ENGLISH.matcher(prompt.getFirst()).find()
                && !OPENED.matcher(wording).matches()
                && (opener + " " + wording).split(" ").length <= WORDS;
    }
}
