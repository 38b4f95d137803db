package dev.parley.bench;

import dev.parley.bench.after.JobTable;
import dev.parley.bench.after.Pace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How fast one worker works off a queue when nobody else takes any time. */
final class AfterPace {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final List<Integer> AT_ONCE = List.of(2, 8, 32);

    private AfterPace() {}

    static void run(AfterStage stage, AfterTable table) throws IOException, SQLException {
        stage.standIns().pace(Pace.NONE);
        table.title("A queue of " + Settings.jobs() + " jobs, transcripts instead of recordings, is worked off by one "
                + "process; " + Pace.NONE.told());
        try (var queue = AfterQueue.open(stage);
                var jobs = stage.jobs()) {
            for (int atOnce : AT_ONCE) {
                measure(stage, table, queue, jobs, atOnce);
            }
        }
    }

    private static void measure(AfterStage stage, AfterTable table, AfterQueue queue, JobTable jobs, int atOnce)
            throws IOException, SQLException {
        var crm = stage.standIns().crm();
        crm.clear();
        var accepted = queue.fill("pace-" + atOnce, Settings.jobs(), 0);
        try (var parley = stage.parley("pace", Map.of("parley.jobs.at-once", Integer.toString(atOnce)))) {
            awaitQuarter(jobs);
            var before = AfterUsage.now(stage, parley);
            long commits = jobs.commits();
            long rest = jobs.open();
            boolean done = AfterBench.drained(jobs, LONGEST);
            var used = AfterUsage.now(stage, parley).minus(before);
            commits = jobs.commits() - commits;
            table.row(
                    atOnce + " at once: jobs a second after the first quarter",
                    "–",
                    "%.1f%s, %s",
                    jobs.pace(),
                    done ? "" : " NOT ALL DONE",
                    jobs.states());
            table.row("its cores", "–", used.told());
            table.row(
                    "its commits a second and a job; CPU ms a job: Parley, PostgreSQL",
                    "–",
                    "%.0f, %.1f; %.1f, %.1f",
                    commits / used.at(),
                    commits / (double) rest,
                    1000 * used.parley() / rest,
                    1000 * used.postgres() / rest);
            table.row(
                    "accepting them by eight senders beforehand, p50 / p95",
                    "–",
                    "%.0f / %.0f ms",
                    AfterTable.percentile(accepted, 0.5),
                    AfterTable.percentile(accepted, 0.95));
        }
        jobs.clear();
    }

    private static void awaitQuarter(JobTable jobs) throws SQLException {
        long latest = System.nanoTime() + LONGEST.toNanos();
        while (jobs.open() > Settings.jobs() * 3L / 4 && System.nanoTime() < latest) {
            LoadBench.pause(Duration.ofMillis(50));
        }
    }
}
