package dev.parley.bench;

import dev.parley.bench.after.JobTable;
import dev.parley.bench.after.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Three workers share a queue; again and again one of them is killed and started again. */
final class AfterKills {
    private static final Pace QUICK = new Pace(0.02, Duration.ofMillis(400), Duration.ofMillis(100));
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int WORKERS = 3;
    private static final int EVERY_TENTH = 10;
    private static final long SHORTEST_PEACE_MILLIS = 1000;
    private static final int MORE_PEACE_MILLIS = 4000;
    private static final Map<String, String> KEYS = Map.of(
            "parley.jobs.at-once", "4",
            "parley.jobs.lease", "5s",
            "parley.jobs.sweep", "1s");

    private final AfterStage stage;
    private final List<ParleyProcess> workers = new ArrayList<>();
    private final Random random = new Random(Settings.seed());
    private int kills;

    private AfterKills(AfterStage stage) {
        this.stage = stage;
    }

    static void run(AfterStage stage, AfterTable table) throws IOException, SQLException {
        stage.standIns().pace(QUICK);
        stage.standIns().crm().clear();
        try (var jobs = stage.jobs()) {
            try (var queue = AfterQueue.open(stage)) {
                queue.fill("kill", Settings.jobs(), EVERY_TENTH);
            }
            var kills = new AfterKills(stage);
            var load = Processes.loadAverage();
            long began = System.nanoTime();
            try {
                kills.untilAllIsDone(jobs);
                kills.tell(table, jobs, (System.nanoTime() - began) / 1e9, load);
            } finally {
                kills.workers.forEach(ParleyProcess::close);
            }
            jobs.clear();
        }
    }

    private void untilAllIsDone(JobTable jobs) throws IOException, SQLException {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(worker(i));
        }
        long latest = System.nanoTime() + LONGEST.toNanos();
        while (peace(jobs, SHORTEST_PEACE_MILLIS + random.nextInt(MORE_PEACE_MILLIS), latest)) {
            int victim = random.nextInt(WORKERS);
            workers.get(victim).kill();
            kills++;
            System.out.printf("Killed worker %d; %d jobs to do%n", victim, jobs.open());
            workers.set(victim, worker(victim));
        }
    }

    private ParleyProcess worker(int number) throws IOException {
        return stage.parley("worker-" + number, KEYS);
    }

    /** @return false when there is nothing left to do, or no time */
    private static boolean peace(JobTable jobs, long millis, long latest) throws SQLException {
        long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < until) {
            if (jobs.open() == 0 || System.nanoTime() > latest) {
                return false;
            }
            LoadBench.pause(LOOK);
        }
        return true;
    }

    private void tell(AfterTable table, JobTable jobs, double seconds, String load) throws IOException, SQLException {
        var crm = stage.standIns().crm();
        var summaries = crm.summaries();
        var again = jobs.again();
        table.title(Settings.jobs() + " queued jobs, every tenth with a short recording; " + WORKERS
                + " processes of 4 at once, killed by SIGKILL and started again, seed " + Settings.seed() + "; "
                + QUICK.told());
        table.row("killed", "–", "%d times in %.0f s", kills, seconds);
        table.row("jobs", "all done", "%s", jobs.states());
        table.row(
                "calls with exactly one summary at the CRM",
                "all",
                "%d of %d",
                summaries.values().stream().filter(n -> n == 1).count(),
                Settings.jobs());
        table.row(
                "calls with more than one",
                "0",
                "%d",
                summaries.values().stream().filter(n -> n > 1).count());
        table.row(
                "Idempotency-Keys at the CRM; those that only it or only the steps know",
                "0",
                "%d; %d",
                crm.keys().size(),
                difference(crm.keys(), jobs.written()));
        table.row("requests that came again with their key", "–", "%d", crm.repeated());
        table.row("leads whose calls came in order", "all", "%d of %d", inOrder(jobs), (Settings.jobs() + 4) / 5);
        table.row(
                "takes beyond one a job, tries that were lost, most of one job",
                "–",
                "%d, %d, %d",
                again.get(0),
                again.get(1),
                again.get(2));
        table.row("copies of recordings left by the killed", "swept a day later", "%d", left());
        table.row("load average at the start and at the end", "–", "%s, %s", load, Processes.loadAverage());
        jobs.errors().forEach(System.out::println);
    }

    /** How many are in one of them only. */
    static long difference(Set<String> some, Set<String> others) {
        var either = new HashSet<>(some);
        either.addAll(others);
        return either.stream()
                .filter(key -> !some.contains(key) || !others.contains(key))
                .count();
    }

    /** Arrived as they were told of: the numbers of each lead rise. */
    private long inOrder(JobTable jobs) throws SQLException {
        var arrivals = jobs.arrivals();
        return stage.standIns().crm().order().entrySet().stream()
                .filter(lead -> lead.getValue().equals(arrivals.get("lead:" + lead.getKey())))
                .count();
    }

    private long left() {
        return IntStream.range(0, WORKERS)
                .mapToObj(i -> stage.folder("worker-" + i).resolve("home/aftercall"))
                .filter(Files::isDirectory)
                .mapToLong(folder -> {
                    try (var files = Files.list(folder)) {
                        return files.count();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .sum();
    }
}
