package dev.parley.demo.ollama;

import io.vertx.core.json.JsonObject;

/** What the stand-in for Ollama would answer, for a server that has a pace of its own. */
public final class AnalysisAtOnce {
    private AnalysisAtOnce() {}

    /** @param request the body of {@code /api/chat} */
    public static String answer(JsonObject request) {
        return Rules.reply(request);
    }
}
