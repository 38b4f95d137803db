package dev.parley.bench;

import dev.parley.bench.feel.FeelCall;
import dev.parley.bench.feel.FeelFigures;
import dev.parley.bench.feel.Played;
import dev.parley.bench.feel.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How calls feel: scripted callers, a few at a time, and what they lived through. */
final class FeelBench {
    /** Transcript, first token, first sound: what the engines take one after the other. */
    private static final Duration ENGINES = Duration.ofMillis(350);

    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(5);

    private static final long STARTED = System.currentTimeMillis() / 1000 % 1_000_000;

    private final Scene scene;
    private final ParleyProcess parley;
    private final FeelFigures figures = new FeelFigures();

    private FeelBench(Scene scene, ParleyProcess parley) {
        this.scene = scene;
        this.parley = parley;
    }

    static void run() throws IOException {
        var scripts = Script.all();
        var lines = scripts.stream().flatMap(Script::spoken).distinct().toList();
        try (var scene = Scene.set(lines);
                var parley = scene.parley()) {
            var bench = new FeelBench(scene, parley);
            var first = scripts.getFirst();
            System.out.println("Warming up");
            IntStream.range(0, 3).forEach(i -> FeelCall.play(scene.sipPort(), stranger(i), first, scene.lines()));
            bench.measure(scripts);
        }
    }

    private void measure(List<Script> scripts) throws IOException {
        System.out.printf("%d callers, %d at a time%n%n", scripts.size(), Settings.callersAtOnce());
        try (var callers = Executors.newFixedThreadPool(Settings.callersAtOnce())) {
            var calls = IntStream.range(0, scripts.size())
                    .mapToObj(i -> callers.submit(
                            () -> FeelCall.play(scene.sipPort(), stranger(100 + i), scripts.get(i), scene.lines())))
                    .toList();
            for (var call : calls) {
                add(played(call));
            }
        }
        System.out.println();
        System.out.println(figures.table(ENGINES));
        System.out.println("\nLoad average at the end: " + Processes.loadAverage());
    }

    /** A number that has never called: Parley remembers those who have, from earlier benches too. */
    private static String stranger(int caller) {
        return "1555%06d%03d".formatted(STARTED, caller);
    }

    private void add(Played call) throws IOException {
        var written = written(call.number());
        figures.add(call, written);
        var responses =
                call.timings().responses().stream().map(Duration::toMillis).toList();
        System.out.println(call.script().name() + ": " + responses + " ms; written down: " + written);
        call.oddities().forEach(oddity -> System.out.println("  " + oddity));
    }

    /** The caller's turns, as the journal has them once the call is over. */
    private List<String> written(String number) throws IOException {
        long latest = System.nanoTime() + WRITTEN_WITHIN.toNanos();
        while (System.nanoTime() < latest) {
            var call = new JsonObject(parley.get("/api/calls?size=200"))
                    .getJsonArray("items").stream()
                            .map(JsonObject.class::cast)
                            .filter(one -> number.equals(one.getString("caller")))
                            .findFirst();
            if (call.isPresent() && "ended".equals(call.get().getString("state"))) {
                var turns = new JsonObject(parley.get("/api/calls/" + call.get().getString("id")));
                return turns.getJsonArray("turns", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .filter(turn -> "caller".equals(turn.getString("who")))
                        .map(turn -> turn.getString("text"))
                        .toList();
            }
            LoadBench.pause(Duration.ofMillis(100));
        }
        return List.of();
    }

    private static Played played(Future<Played> call) {
        try {
            return call.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("A caller's call broke off: " + e, e);
        }
    }
}
