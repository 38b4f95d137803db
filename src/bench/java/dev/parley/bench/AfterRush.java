package dev.parley.bench;

import dev.parley.bench.after.JobTable;
import dev.parley.bench.after.Pace;
import dev.parley.bench.after.Shelf;
import dev.parley.bench.after.StandIns;
import dev.parley.bench.after.Telephones;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Many calls end at once, each with a recording, at delays as they are; single events go on coming meanwhile. */
final class AfterRush {
    private static final Pace REAL = new Pace(0.1, Duration.ofSeconds(2), Duration.ofMillis(100));
    private static final Duration WARM = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration BETWEEN_SINGLE_ONES = Duration.ofMillis(500);
    private static final int CALLS_OF_A_LEAD = 5;
    private static final int BOUND = 8;

    private final AfterStage stage;
    private final AfterTable table;
    private final StandIns standIns;
    private final ParleyProcess parley;
    private final Telephones telephones;
    private final JobTable jobs;
    private final Map<String, List<String>> told = new HashMap<>();
    private final List<Double> nothings = new ArrayList<>();
    private int single;

    private AfterRush(AfterStage stage, AfterTable table, ParleyProcess parley, Telephones telephones, JobTable jobs) {
        this.stage = stage;
        this.table = table;
        this.standIns = stage.standIns();
        this.parley = parley;
        this.telephones = telephones;
        this.jobs = jobs;
    }

    static void run(AfterStage stage, AfterTable table) throws IOException, SQLException {
        try (var parley = stage.parley("rush", Map.of("parley.jobs.at-once", Integer.toString(BOUND)));
                var telephones = new Telephones(parley.url());
                var jobs = stage.jobs();
                var jvm = Jvm.of(parley.pid())) {
            var rush = new AfterRush(stage, table, parley, telephones, jobs);
            rush.warmUp();
            rush.measure(jvm);
            jobs.clear();
        }
    }

    private void warmUp() throws IOException, SQLException {
        System.out.println("Warming up");
        standIns.pace(Pace.NONE);
        for (int i = 0; i < Shelf.KINDS.size(); i++) {
            recording("warm-" + i, 900 + i, i);
        }
        for (int i = 0; i < 100; i++) {
            single(1000 + i);
        }
        if (!AfterBench.drained(jobs, WARM)) {
            throw new IllegalStateException("The jobs of the warm-up are not done: " + jobs.errors());
        }
        jobs.clear();
        standIns.crm().clear();
        telephones.acceptances();
        single = 0;
        LoadBench.pause(SETTLED);
    }

    private void measure(Jvm jvm) throws IOException, SQLException {
        int calls = Settings.endedAtOnce();
        standIns.pace(REAL);
        double idleLive = jvm.liveMegabytes();
        double idle = Processes.residentMegabytes(parley.pid());
        var load = Processes.loadAverage();
        var before = AfterUsage.now(stage, parley);
        var watch = new AfterWatch(parley, jvm);
        allAtOnce(calls);
        var burst = telephones.acceptances();
        boolean done = goOn();
        watch.close();
        var used = AfterUsage.now(stage, parley).minus(before);
        var meanwhile = telephones.acceptances();
        double live = jvm.liveMegabytes();

        table.title(calls + " calls end at once, " + AfterStage.RECORDING_SECONDS / 60 + "-minute recordings of two "
                + "channels (WAV, webm/opus, ogg/opus), " + CALLS_OF_A_LEAD + " calls a lead; " + REAL.told());
        var summaries = standIns.crm().summaries();
        table.row(
                "done",
                "all",
                "%d of %d and %d single ones%s, %s; after %.0f s",
                recordings(summaries),
                calls,
                summaries.size() - recordings(summaries),
                done ? "" : " IN TIME",
                jobs.states(),
                used.at());
        table.row("twice at the CRM, or not as the steps say", "0", "%d, %d", twice(), amiss());
        table.row("leads whose calls came in order", "all", "%d of %d", inOrder(), told.size());
        table.row(
                "jobs in work, most and mean while any waits, of %d samples"
                        .formatted(watch.working().size()),
                "≤ " + BOUND,
                "%.0f, %.1f",
                max(watch.working()),
                mean(watch.working()));
        acceptance("acceptance of the first " + burst.size() + ", p50 / p95 / max", burst);
        acceptance("acceptance meanwhile, p50 / p95 / max, n = " + meanwhile.size(), meanwhile);
        table.row(
                "an empty request meanwhile, p50 / p95 / max",
                "–",
                millis(nothings.stream().sorted().toList()));
        memory(watch, idle, idleLive, live);
        table.row(
                "CPU seconds per recording: Parley, ffmpeg",
                "–",
                "%.2f, %.2f",
                used.parley() / calls,
                used.decoding() / calls);
        table.row("cores", "–", used.told());
        table.row("load average at the start and at the end", "–", "%s, %s", load, Processes.loadAverage());
    }

    private void acceptance(String what, List<Double> millis) throws IOException {
        table.row(what, "p95 ≤ 50 ms", millis(millis));
    }

    private static String millis(List<Double> sorted) {
        return String.format(
                Locale.ROOT,
                "%.0f / %.0f / %.0f ms",
                AfterTable.percentile(sorted, 0.5),
                AfterTable.percentile(sorted, 0.95),
                AfterTable.percentile(sorted, 1));
    }

    private void memory(AfterWatch watch, double idle, double idleLive, double live) throws IOException {
        var resident = watch.resident();
        int third = Math.max(1, resident.size() / 3);
        table.row(
                "memory of Parley, MB: before, mean of the first third, of the last, most",
                "flat",
                "%.0f, %.0f, %.0f, %.0f",
                idle,
                mean(resident.subList(0, third)),
                mean(resident.subList(resident.size() - third, resident.size())),
                max(resident));
        table.row(
                "live heap, MB: before, every 15 s, after",
                "flat",
                "%.0f; %s; %.0f",
                idleLive,
                watch.live().stream().map(each -> Math.round(each) + "").collect(Collectors.joining(", ")),
                live);
    }

    /** A thread for each lead tells of its calls one after the other. */
    private void allAtOnce(int calls) {
        var senders = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lead = 1; lead <= (calls + CALLS_OF_A_LEAD - 1) / CALLS_OF_A_LEAD; lead++) {
                int of = lead;
                var names = new ArrayList<String>();
                for (int i = (lead - 1) * CALLS_OF_A_LEAD; i < Math.min(calls, lead * CALLS_OF_A_LEAD); i++) {
                    names.add("rush-" + i);
                }
                told.put(Integer.toString(lead), names);
                senders.add(threads.submit(() ->
                        names.forEach(name -> recording(name, of, Integer.parseInt(name.replaceAll("\\D+", ""))))));
            }
        }
        senders.forEach(AfterRush::finished);
    }

    private static void finished(Future<?> sender) {
        try {
            sender.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The events could not be told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Single events come until the recordings are done, then what is left is waited for. */
    private boolean goOn() throws SQLException {
        long latest = System.nanoTime() + LONGEST.toNanos();
        int all = told.values().stream().mapToInt(List::size).sum();
        while (recordings(standIns.crm().summaries()) < all && System.nanoTime() < latest) {
            single(2000 + single);
            nothings.add(telephones.nothing());
            LoadBench.pause(BETWEEN_SINGLE_ONES);
        }
        return AfterBench.drained(jobs, Duration.ofNanos(Math.max(0, latest - System.nanoTime())));
    }

    private void recording(String call, long lead, int number) {
        var kind = Shelf.KINDS.get(number % Shelf.KINDS.size());
        telephones.tell(call, lead, "recordingUrl", standIns.recording(kind, call));
    }

    private void single(long lead) {
        var call = "single-" + single++ + "-" + lead;
        telephones.tell(call, lead, "transcriptUrl", standIns.transcript(call));
    }

    private static int recordings(Map<String, Integer> summaries) {
        return (int) summaries.keySet().stream()
                .filter(call -> call.startsWith("rush-"))
                .count();
    }

    private long twice() {
        return standIns.crm().summaries().values().stream().filter(n -> n > 1).count();
    }

    /** Idempotency-Keys that only the CRM or only the steps know. */
    private long amiss() throws SQLException {
        return AfterKills.difference(standIns.crm().keys(), jobs.written());
    }

    private long inOrder() {
        var order = standIns.crm().order();
        return told.entrySet().stream()
                .filter(lead -> lead.getValue().equals(order.get(lead.getKey())))
                .count();
    }

    private static double max(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
