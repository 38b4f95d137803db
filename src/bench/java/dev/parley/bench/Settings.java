package dev.parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can be set from outside, as {@code -Dbench.…}; an empty value counts as absent. */
final class Settings {
    private Settings() {}

    /** Calls at once, level by level. */
    static List<Integer> calls(String otherwise) {
        return Stream.of(text("bench.calls", otherwise).split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    }

    /** How long is measured at each level. */
    static Duration measured() {
        return Duration.ofSeconds(Long.parseLong(text("bench.seconds", "40")));
    }

    /** How long Parley runs under load before anything is measured, so that its code is compiled. */
    static Duration warmUp() {
        return Duration.ofSeconds(Long.parseLong(text("bench.warm-up", "60")));
    }

    /** Calls during the warm-up. */
    static int warmUpCalls() {
        return Integer.parseInt(text("bench.warm-up-calls", "50"));
    }

    /** Callers at once in the feel bench. */
    static int callersAtOnce() {
        return Integer.parseInt(text("bench.callers", "3"));
    }

    /** Calls that end at once in the bench of what follows them. */
    static int endedAtOnce() {
        return calls("50").getFirst();
    }

    /** Jobs of a queue that is worked off. */
    static int jobs() {
        return Integer.parseInt(text("bench.jobs", "1000"));
    }

    /** Which parts of the bench run. */
    static List<String> parts(String otherwise) {
        return List.of(text("bench.parts", otherwise).split(","));
    }

    /** What decides who is killed and when. */
    static long seed() {
        return Long.parseLong(text("bench.seed", "1"));
    }

    /** More options for Parley's JVM, by spaces. */
    static List<String> jvm() {
        return Stream.of(text("bench.jvm", "").split(" "))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** Whether a flight recording is made of each level, into the bench's folder. */
    static boolean recorded() {
        return Boolean.parseBoolean(text("bench.jfr", "false"));
    }

    /** Which of the JMH benchmarks run, as a regular expression. */
    static String benchmarks() {
        return text("bench.only", "Benchmark");
    }

    private static String text(String key, String otherwise) {
        var value = System.getProperty(key, "");
        return value.isBlank() ? otherwise : value;
    }
}
