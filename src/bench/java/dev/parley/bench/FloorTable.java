package dev.parley.bench;

import java.util.Locale;

/** Parley beside a bare echo of the same packets, as a Markdown table. */
final class FloorTable {
    static final String HEAD = """
            | calls | CPU % of a core per call: Parley, echo, ratio | interval error p99 ms: Parley, echo, ratio | interval error max ms: Parley, echo | others, load |
            |---|---|---|---|---|
            """;

    private FloorTable() {}

    static String row(Level level, Floor floor) {
        double cost = level.percentOfACorePerCall();
        double least = 100 * floor.cores() / level.calls();
        double error = level.heard().intervalError(0.99);
        double leastError = floor.heard().intervalError(0.99);
        return String.format(
                Locale.ROOT,
                "| %d | %.3f, %.3f, %.1f | %.2f, %.2f, %.1f | %.1f, %.1f | %.2f, %s |",
                level.calls(),
                cost,
                least,
                cost / least,
                error,
                leastError,
                error / leastError,
                level.heard().worstIntervalError(),
                floor.heard().worstIntervalError(),
                level.otherCores(),
                level.load());
    }
}
