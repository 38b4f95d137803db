package dev.parley.bench;

import dev.parley.bench.after.JobTable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** What follows calls: a rush of recordings, the pace of the jobs, and workers that are killed over them. */
final class AfterBench {
    private static final Duration LOOK = Duration.ofMillis(200);

    private AfterBench() {}

    static void run() throws IOException {
        var table = new AfterTable();
        try (var stage = AfterStage.set()) {
            for (var part : Settings.parts("rush,pace,kills")) {
                switch (part) {
                    case "rush" -> AfterRush.run(stage, table);
                    case "pace" -> AfterPace.run(stage, table);
                    case "kills" -> AfterKills.run(stage, table);
                    default -> throw new IllegalArgumentException("-Dbench.parts knows rush, pace and kills");
                }
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL cannot be asked", e);
        }
    }

    /** Until no job waits or is in work. @return false when that has not happened in time */
    static boolean drained(JobTable jobs, Duration patience) throws SQLException {
        long latest = System.nanoTime() + patience.toNanos();
        while (jobs.open() > 0) {
            if (System.nanoTime() > latest) {
                return false;
            }
            LoadBench.pause(LOOK);
        }
        return true;
    }
}
