package dev.parley.bench;

import dev.parley.bench.engines.Spoken;
import dev.parley.demo.caller.CallerFleet;
import dev.parley.demo.caller.FleetLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How many calls this machine carries, with Asterisk, callers and engines on it too. */
final class LoadBench {
    private static final int DIALLED_PER_SECOND = 10;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(8);
    /** One call needs longer than many to have its say. */
    private static final int LONGER_FOR_ONE = 2;

    private static final List<String> LINES = List.of(
            "Hello, I would like to invest in stocks.",
            "About fifty thousand dollars.",
            "I am fairly conservative.",
            "Medium term, about five years.",
            "Yes please, call me back.",
            "My name is Anna Miller.");

    private final Scene scene;
    private final ParleyProcess parley;
    private final CallerFleet fleet;
    private final Jvm jvm;
    private final GcLog gc;
    private double idleResident;
    private double idleLive;

    private LoadBench(Scene scene, ParleyProcess parley, CallerFleet fleet, Jvm jvm) {
        this.scene = scene;
        this.parley = parley;
        this.fleet = fleet;
        this.jvm = jvm;
        gc = parley.gcLog();
    }

    /** Level after level, and what the first limit is. */
    static void load() throws IOException {
        run(LoadBench::climb);
    }

    /** A few levels, and beside each a bare echo of the same packets. */
    static void floor() throws IOException {
        run(LoadBench::compare);
    }

    private interface Part {
        void of(LoadBench bench) throws IOException;
    }

    private static void run(Part part) throws IOException {
        try (var scene = Scene.set(LINES.stream().map(Spoken::plainly).toList());
                var parley = scene.parley();
                var fleet = new CallerFleet(
                        scene.sipPort(),
                        scene.lines().values().stream().map(FleetLine::new).toList(),
                        DIALLED_PER_SECOND);
                var jvm = Jvm.of(parley.pid())) {
            var bench = new LoadBench(scene, parley, fleet, jvm);
            bench.warmUp();
            part.of(bench);
        }
    }

    private void warmUp() {
        System.out.println("Warming up with " + Settings.warmUpCalls() + " calls for "
                + Settings.warmUp().toSeconds() + " s");
        fleet.want(Settings.warmUpCalls());
        pause(Settings.warmUp());
        fleet.want(0);
        pause(SETTLED_WITHIN);
        idleLive = jvm.liveMegabytes();
        idleResident = Processes.residentMegabytes(parley.pid());
        double before = Processes.processorSeconds(parley.pid());
        pause(Duration.ofSeconds(5));
        double idle = (Processes.processorSeconds(parley.pid()) - before) / 5;
        System.out.printf(
                "Idle: %.0f MB resident, %.0f MB live, %.1f%% of a core%n%n", idleResident, idleLive, 100 * idle);
    }

    private void climb() throws IOException {
        System.out.print(LoadTable.HEAD);
        var levels = new ArrayList<Level>();
        for (int calls : Settings.calls("1,10,50,100,150,200,250,300")) {
            var level = measure(calls);
            levels.add(level);
            System.out.println(LoadTable.row(level));
        }
        System.out.println();
        System.out.println(LoadTable.verdict(levels));
    }

    private void compare() throws IOException {
        System.out.print(FloorTable.HEAD);
        for (int calls : Settings.calls("1,100,250")) {
            var level = measure(calls);
            fleet.want(0);
            pause(SETTLED_WITHIN);
            System.out.println(FloorTable.row(level, Floor.measure(calls, Settings.measured())));
        }
    }

    private Level measure(int calls) throws IOException {
        reach(calls);
        var recording = Settings.recorded() ? FlightRecording.start(parley.pid()) : FlightRecording.NONE;
        fleet.measured();
        gc.pauses();
        var before = Usage.now(parley.pid(), jvm, scene);
        pause(window(calls));
        var used = Usage.now(parley.pid(), jvm, scene).minus(before);
        var heard = fleet.measured();
        double resident = Processes.residentMegabytes(parley.pid()) - idleResident;
        var load = Processes.loadAverage();
        var pauses = gc.pauses();
        recording.stop(scene.folder().resolve("load-" + calls + ".jfr"));
        var cost = new Level.Cost(
                used.parley() / used.seconds(),
                resident,
                jvm.liveMegabytes() - idleLive,
                used.allocated() / used.seconds(),
                pauses,
                used.seconds());
        return new Level(
                calls,
                heard,
                cost,
                used.asterisk() / used.seconds(),
                used.bench() / used.seconds(),
                (used.machine() - used.bench()) / used.seconds(),
                load);
    }

    private void reach(int calls) {
        fleet.want(calls);
        long latest = System.nanoTime() + Duration.ofSeconds(20 + calls / 5).toNanos();
        while (fleet.up() < calls && System.nanoTime() < latest) {
            pause(Duration.ofMillis(100));
        }
        pause(SETTLED_WITHIN);
    }

    /** What was used up to a moment, in seconds and MB. */
    private record Usage(
            double seconds, double parley, double asterisk, double bench, double machine, double allocated) {
        static Usage now(long parley, Jvm jvm, Scene scene) throws IOException {
            return new Usage(
                    System.nanoTime() / 1e9,
                    Processes.processorSeconds(parley),
                    Processes.processorSeconds(scene.asteriskPid()),
                    Processes.secondsOfAllAbout(scene.folder()),
                    Processes.machineSeconds(),
                    jvm.allocatedMegabytes());
        }

        Usage minus(Usage before) {
            return new Usage(
                    seconds - before.seconds,
                    parley - before.parley,
                    asterisk - before.asterisk,
                    bench - before.bench,
                    machine - before.machine,
                    allocated - before.allocated);
        }
    }

    private static Duration window(int calls) {
        return calls == 1 ? Settings.measured().multipliedBy(LONGER_FOR_ONE) : Settings.measured();
    }

    static void pause(Duration time) {
        long latest = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = latest - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
