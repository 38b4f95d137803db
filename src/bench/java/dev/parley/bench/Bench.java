package dev.parley.bench;

import java.io.IOException;

/** {@code ./mvnw -Pbench verify -Dbench=load|floor|feel|after|jmh}; prints tables, ends by itself and leaves no process. */
public final class Bench {
    private Bench() {}

    public static void main(String... arguments) throws IOException {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "load" -> LoadBench.load();
            case "floor" -> LoadBench.floor();
            case "feel" -> FeelBench.run();
            case "after" -> AfterBench.run();
            case "jmh" -> JmhBench.run();
            default -> {
                System.err.println("Which bench? -Dbench=load, floor, feel, after or jmh");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
