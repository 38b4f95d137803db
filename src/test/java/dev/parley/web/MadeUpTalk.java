package dev.parley.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A call that nobody made, on a page of its own: 70 seconds with a dozen answers, one of them slow. */
final class MadeUpTalk {
    private static final int MILLIS = 70_000;
    private static final int EVERY = 5_600;
    private static final int SLOW = 4;

    private final List<Map.Entry<String, String>> said;
    private final Instant began;

    MadeUpTalk(List<Map.Entry<String, String>> said, Instant began) {
        this.said = said;
        this.began = began;
    }

    JsonArray turns() {
        var turns = new JsonArray();
        turns.add(turn(said.getFirst(), 60).put("latency", JsonObject.of("firstAudio", 20, "playout", 40)));
        for (int i = 0; i < 12; i++) {
            int at = 4000 + i * EVERY;
            turns.add(turn(said.get(1 + 2 * i % (said.size() - 1)), at).put("sentiment", i == 3 ? -0.62 : 0.1));
            var latency = latency(i);
            turns.add(turn(said.get((2 + 2 * i) % said.size() / 2 * 2), at + 1800 + latency.getInteger("playout"))
                    .put("latency", latency));
        }
        return turns;
    }

    private JsonObject turn(Map.Entry<String, String> line, int at) {
        return JsonObject.of(
                "who",
                line.getKey(),
                "text",
                line.getValue(),
                "startedAt",
                began.plusMillis(at).toString(),
                "latency",
                new JsonObject());
    }

    private static JsonObject latency(int answer) {
        int model = answer == SLOW ? 1180 : 90 + answer * 17 % 120;
        return JsonObject.of(
                "transcript", 210 + answer * 13 % 70,
                "endpoint", answer % 5 == 2 ? 700 : 400,
                "firstToken", 420 + model,
                "firstWords", 480 + model,
                "firstAudio", 530 + model,
                "playout", 550 + model,
                "heard", 570 + model);
    }

    /** Bursts of talk, one side after the other. */
    static JsonObject peaks(int parts) {
        var random = new Random(7);
        var sides = List.of(new ArrayList<Integer>(), new ArrayList<Integer>());
        for (int part = 0; part < parts; part++) {
            int at = (int) ((long) part * MILLIS / parts);
            int within = Math.floorMod(at - 4000, EVERY);
            var caller = at >= 4000 && within < 1800;
            var agent = at < 3600 || at >= 4000 && within > 2400 && within < 5200;
            double swell = Math.abs(Math.sin(at / 130.0));
            sides.get(0).add(caller ? (int) (swell * (20 + random.nextInt(30))) : random.nextInt(2));
            sides.get(1).add(agent ? (int) (swell * (25 + random.nextInt(20))) : 0);
        }
        return JsonObject.of(
                "millis", MILLIS, "caller", new JsonArray(sides.get(0)), "agent", new JsonArray(sides.get(1)));
    }
}
