package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** A table of figures and goals, printed and kept in {@code target/bench/after.md} as it grows. For one thread. */
final class AfterTable {
    private final StringBuilder all = new StringBuilder();

    void title(String sentence) throws IOException {
        line("\n" + sentence + "\n\n| figure | measured | goal |\n|---|---|---|");
    }

    void row(String figure, String goal, String measured, Object... values) throws IOException {
        line("| " + figure + " | " + String.format(Locale.ROOT, measured, values) + " | " + goal + " |");
    }

    private void line(String line) throws IOException {
        System.out.println(line);
        all.append(line).append('\n');
        Files.writeString(Files.createDirectories(AfterStage.RESULTS).resolve("after.md"), all);
    }

    /** @param sorted the shortest first */
    static double percentile(List<Double> sorted, double part) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
    }
}
