package dev.parley.bench;

import dev.parley.bench.after.JobTable;
import dev.parley.bench.after.Shelf;
import dev.parley.bench.after.StandIns;
import dev.parley.bench.after.Telephones;
import dev.parley.bench.engines.Spoken;
import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.caller.FleetLine;
import dev.parley.ops.PostgresCompanion;
import dev.parley.ops.RedisCompanion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One PostgreSQL, one Redis and stand-ins for everybody else, for as many Parleys as are wanted. */
final class AfterStage implements AutoCloseable {
    static final Path RESULTS = Path.of("target", "bench");
    static final int RECORDING_SECONDS = 180;

    private static final List<Spoken> LINES = List.of(
            new Spoken("Hello, my name is John Smith and I would like to invest some money.", "en-gb", 165),
            new Spoken("Good morning. Thank you for calling. How much would you like to invest?", "en-us", 150),
            new Spoken("About fifty thousand dollars, mostly in stocks, and perhaps some bonds as well.", "en-gb", 165),
            new Spoken("I see. And when may one of our advisers call you back about that?", "en-us", 150),
            new Spoken("Could you call me back on Monday at ten? I am at work until then.", "en-gb", 165),
            new Spoken("Of course. Somebody will call you on Monday at ten. Is there anything else?", "en-us", 150));

    private final Workplace workplace = new Workplace(RESULTS.resolve("after").toAbsolutePath());
    private final Map<String, String> keys = new HashMap<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final StandIns standIns;

    private AfterStage() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "bench-stop"));
        var programs = new PrivatePrograms();
        if (programs.wanted(workplace)) {
            workplace.add(programs.start(workplace));
        }
        workplace.configured("parley.ffmpeg.command").ifPresent(command -> keys.put("parley.ffmpeg.command", command));
        standIns = StandIns.open(shelf());
        running.add(standIns);
        companions();
        keys.putAll(standIns.keys());
        keys.put("parley.aftercall.webhook.secrets", Telephones.SECRET);
        // a machine on which others build may leave a start alone for longer than the default
        keys.put("quarkus.datasource.jdbc.acquisition-timeout", "60s");
    }

    static AfterStage set() throws IOException {
        return new AfterStage();
    }

    /** As operators have them: what is committed is on the disk. */
    private void companions() {
        var durable = new Workplace(workplace.home(), true);
        var postgres = new PostgresCompanion();
        running.add(postgres::stop);
        keys.putAll(postgres.start(durable));
        var redis = new RedisCompanion();
        running.add(redis::stop);
        keys.putAll(redis.start(durable));
    }

    private Shelf shelf() throws IOException {
        var voice = new Voice(workplace);
        var lines = LINES.stream().map(voice::say).map(FleetLine::trimmed).toList();
        return Shelf.of(lines, RECORDING_SECONDS, ffmpeg(), workplace.home());
    }

    private List<String> ffmpeg() {
        var command = workplace.configured("parley.ffmpeg.command").orElse("ffmpeg");
        return Stream.of(command.split("(?<!\\\\),"))
                .map(word -> word.replace("\\,", ","))
                .toList();
    }

    /** One more Parley, with a folder of its own. */
    synchronized ParleyProcess parley(String name, Map<String, String> more) throws IOException {
        var all = new HashMap<>(keys);
        all.putAll(more);
        var parley = ParleyProcess.startWithoutLines(new Workplace(folder(name)), all);
        running.add(parley);
        return parley;
    }

    StandIns standIns() {
        return standIns;
    }

    JobTable jobs() throws SQLException {
        return new JobTable(keys);
    }

    Path folder() {
        return workplace.home();
    }

    Path folder(String name) {
        return workplace.home().resolve(name);
    }

    long postgresPid() throws IOException {
        return pid("postgres/data/postmaster.pid");
    }

    long redisPid() throws IOException {
        return pid("redis/redis.pid");
    }

    private long pid(String file) throws IOException {
        return Long.parseLong(
                Files.readAllLines(workplace.home().resolve(file)).getFirst().strip());
    }

    @Override
    public synchronized void close() {
        for (var one : running.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                System.err.println("Could not be stopped: " + e);
            }
        }
        if (!running.isEmpty()) {
            workplace.clear();
        }
        running.clear();
    }
}
