package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The load bench's figures as a Markdown table, and what they say. */
final class LoadTable {
    private static final double MOST_GAPS = 1;
    private static final double MOST_INTERVAL_MILLIS = 5;
    private static final double MOST_SLOWER = 1.1;
    private static final double MOST_CPU = 0.2;
    private static final double MOST_MEGABYTES = 0.2;
    /** Below that one number of megabytes more or less says nothing of a call. */
    private static final int FEWEST_FOR_MEMORY = 50;

    static final String HEAD = """
            | calls | gaps/min | late, lost frames | interval error ms p50 / p99 / max | response ms p50 / p95 (n) | CPU % of a core per call | MB per call: RSS, live heap | allocation MB/s (kB per call) | GC pauses: n, max ms, ms/min | ok / failed calls, unanswered lines | cores: Parley, Asterisk, all of the bench; others | load |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private LoadTable() {}

    static String row(Level level) {
        var heard = level.heard();
        var cost = level.cost();
        int n = level.calls();
        return String.format(
                Locale.ROOT,
                "| %d | %.2f | %d, %d | %.1f / %.1f / %.0f | %.0f / %.0f (%d) | %.3f | %.2f, %.2f | %.2f (%.0f)"
                        + " | %d, %.1f, %.0f | %d / %d, %d | %.2f, %.2f, %.2f; %.2f | %s |",
                n,
                heard.gapsPerMinute(),
                heard.lateFrames(),
                heard.lostFrames(),
                heard.intervalError(0.5),
                heard.intervalError(0.99),
                heard.worstIntervalError(),
                heard.response(0.5),
                heard.response(0.95),
                heard.responses(),
                level.percentOfACorePerCall(),
                cost.residentMegabytes() / n,
                cost.liveMegabytes() / n,
                cost.allocated(),
                1024 * cost.allocated() / n,
                cost.pauses().size(),
                cost.longestPause(),
                cost.pausedPerMinute(),
                heard.callsCompleted(),
                heard.callsFailed(),
                heard.unansweredLines(),
                cost.cores(),
                level.asteriskCores(),
                level.benchCores(),
                level.otherCores(),
                level.load());
    }

    /** Which limits the first level that breaks any breaks. */
    static String verdict(List<Level> levels) {
        double alone = levels.getFirst().heard().response(0.95);
        for (var level : levels) {
            var broken = broken(level, alone);
            if (!broken.isEmpty()) {
                return "First limits broken at " + level.calls() + " calls: " + String.join("; ", broken) + ".";
            }
        }
        return "No limit is broken up to " + levels.getLast().calls() + " calls.";
    }

    /** @param alone p95 of the responses to one caller, in ms */
    static List<String> broken(Level level, double alone) {
        var heard = level.heard();
        var broken = new ArrayList<String>();
        add(broken, heard.gapsPerMinute() > MOST_GAPS, "%.1f gaps a minute", heard.gapsPerMinute());
        add(
                broken,
                heard.intervalError(0.99) > MOST_INTERVAL_MILLIS,
                "interval error %.1f ms",
                heard.intervalError(0.99));
        add(broken, heard.response(0.95) > alone * MOST_SLOWER, "response p95 %.0f ms", heard.response(0.95));
        add(broken, heard.callsFailed() > 0, "%.0f calls failed", heard.callsFailed());
        add(broken, heard.unansweredLines() > 0, "%.0f lines unanswered", heard.unansweredLines());
        if (level.calls() >= FEWEST_FOR_MEMORY) {
            double cpu = level.percentOfACorePerCall();
            double live = level.cost().liveMegabytes() / level.calls();
            add(broken, cpu > MOST_CPU, "%.2f%% of a core a call", cpu);
            add(broken, live > MOST_MEGABYTES, "%.2f MB of heap a call", live);
        }
        return broken;
    }

    private static void add(List<String> broken, boolean is, String what, double figure) {
        if (is) {
            broken.add(String.format(Locale.ROOT, what, figure));
        }
    }
}
