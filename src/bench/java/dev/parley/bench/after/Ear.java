package dev.parley.bench.after;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Hears one line after the other, whatever was said. For one event loop. */
final class Ear {
    private static final double BYTES_PER_SECOND = 32_000;

    /** Enough for an analysis with a task in it. */
    private static final List<String> LINES = List.of(
            "I would like to invest about fifty thousand dollars.",
            "Could you call me back on Monday at ten?",
            "May I ask how long you would like to invest for?",
            "Mostly in stocks, and some bonds, for ten years or so.",
            "Thank you, one of our advisers will call you.");

    private int heard;

    /** @param form raw samples of 16 kHz; what the form adds to them does not count */
    static double seconds(Buffer form) {
        return form.length() / BYTES_PER_SECOND;
    }

    String hear(double seconds) {
        var words = LINES.get(heard++ % LINES.size());
        var segment = new JsonObject()
                .put("id", 0)
                .put("start", 0.0)
                .put("end", seconds)
                .put("text", " " + words)
                .put("avg_logprob", -0.2)
                .put("compression_ratio", 1.2)
                .put("no_speech_prob", 0.01);
        return new JsonObject()
                .put("task", "transcribe")
                .put("language", "en")
                .put("duration", seconds)
                .put("text", words)
                .put("segments", new JsonArray().add(segment))
                .encode();
    }

    /** The same words as a transcript that came with the call. */
    static String transcript() {
        var segments = new JsonArray();
        for (int i = 0; i < LINES.size(); i++) {
            segments.add(new JsonObject()
                    .put("speaker", i % 5 == 2 || i % 5 == 4 ? "agent" : "caller")
                    .put("start", 6.0 * i)
                    .put("text", LINES.get(i)));
        }
        return new JsonObject().put("segments", segments).encode();
    }
}
