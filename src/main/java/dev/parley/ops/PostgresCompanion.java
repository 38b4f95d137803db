package dev.parley.ops;

import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL of Parley's own, on a free loopback port, with its data under {@code <home>/postgres}. Steps back when
 * a database is configured.
 */
public final class PostgresCompanion implements Companion {
    static final String REMEDY =
            "To use a PostgreSQL of yours, set quarkus.datasource.reactive.url (postgresql://host:5432/parley) and"
                    + " quarkus.datasource.jdbc.url (jdbc:postgresql://host:5432/parley), with"
                    + " quarkus.datasource.username and .password.";

    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String USER = "parley";
    private static final String DATABASE = "postgres";
    private static final String MAJOR_VERSION = "18";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final int PORTS_TRIED = 3;

    private Optional<Runnable> stop = Optional.empty();

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int order() {
        return 10;
    }

    /** Also when only one of the two URLs is configured: then {@link #start} says so. */
    @Override
    public boolean wanted(Surroundings surroundings) {
        return surroundings.configured(REACTIVE).isEmpty()
                || surroundings.configured(JDBC).isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        refuseHalf(surroundings, REACTIVE, JDBC);
        refuseHalf(surroundings, JDBC, REACTIVE);
        if (ImageMode.current().isNativeImage()) {
            throw new StartException("A native executable brings no PostgreSQL of its own. " + REMEDY);
        }
        var folder = surroundings.home().resolve("postgres");
        try {
            Files.createDirectories(folder);
            return start(surroundings, folder, Secret.keptIn(folder.resolve("password")));
        } catch (IOException e) {
            throw new StartException("Cannot keep a database under " + folder + ": " + e + ". " + REMEDY, e);
        }
    }

    @Override
    public void stop() {
        stop.ifPresent(Runnable::run);
        stop = Optional.empty();
    }

    private Map<String, String> start(Surroundings surroundings, Path folder, String password) throws IOException {
        var programs = PostgresPrograms.unpacked(surroundings);
        var data = folder.resolve("data");
        stop(programs, folder);
        prepare(programs, folder, data);
        stop = Optional.of(() -> stop(programs, folder));
        var port = launch(programs, folder, surroundings.production());
        surroundings.progress("PostgreSQL runs on port " + port + ", data in " + data + ".");
        var address = "postgresql://127.0.0.1:" + port + "/" + DATABASE;
        return Map.of(
                REACTIVE,
                address,
                JDBC,
                "jdbc:" + address,
                "quarkus.datasource.username",
                USER,
                "quarkus.datasource.password",
                password);
    }

    private static void refuseHalf(Surroundings surroundings, String given, String missing) {
        if (surroundings.configured(given).isPresent()
                && surroundings.configured(missing).isEmpty()) {
            throw new StartException(
                    given + " is configured and " + missing + " is not; Parley needs both or neither. " + REMEDY);
        }
    }

    private static void prepare(PostgresPrograms programs, Path folder, Path data) throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            refuseOther(Files.readString(version).strip(), data);
        } else {
            create(programs, folder, data);
        }
    }

    /** Made aside and moved into place, so that a crash in between leaves nothing half-made there. */
    private static void create(PostgresPrograms programs, Path folder, Path data) throws IOException {
        var aside = folder.resolve("data.new");
        Unpacking.delete(aside);
        var options = List.of(
                "-D",
                aside.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-instructions",
                "--pwfile=" + folder.resolve("password"),
                "--locale-provider=builtin",
                "--locale=C.UTF-8");
        programs.command("initdb", options).run(folder.resolve("initdb.log"), STARTS_WITHIN);
        Files.move(aside, data);
    }

    private static void refuseOther(String version, Path data) {
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartException("The database in " + data + " was made by PostgreSQL " + version
                    + " and this Parley brings " + MAJOR_VERSION + ". Move the folder away, or dump it with PostgreSQL "
                    + version + " and load it again. " + REMEDY);
        }
    }

    private static int launch(PostgresPrograms programs, Path folder, boolean production) {
        var log = folder.resolve("pg_ctl.log");
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            var port = FreePort.find();
            if (programs.command("pg_ctl", starting(folder, port, production)).succeeds(log, STARTS_WITHIN)) {
                return port;
            }
        }
        throw new StartException("PostgreSQL does not start: " + Command.tail(log) + " | "
                + Command.tail(folder.resolve("postgres.log")) + " " + REMEDY);
    }

    /** Only the packaged application pays for surviving a power cut. */
    private static List<String> starting(Path folder, int port, boolean durable) {
        var server = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                + (durable ? "" : " -c fsync=off -c synchronous_commit=off");
        return List.of(
                "start",
                "-w",
                "-D",
                folder.resolve("data").toString(),
                "-l",
                folder.resolve("postgres.log").toString(),
                "-o",
                server);
    }

    private static void stop(PostgresPrograms programs, Path folder) {
        var data = folder.resolve("data");
        var pidFile = Child.keeping(data.resolve("postmaster.pid"), "postgres");
        pidFile.alive().ifPresent(server -> {
            // SIGTERM would wait for its clients.
            var stopping = List.of("stop", "-w", "-t", "15", "-m", "fast", "-D", data.toString());
            programs.command("pg_ctl", stopping).succeeds(folder.resolve("pg_ctl.log"), STOPS_WITHIN);
            Child.stop(server, STOPS_WITHIN);
        });
        pidFile.forget();
    }
}
