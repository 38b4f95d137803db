package dev.parley.ops;

import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.Redis;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * A Redis of Parley's own, on a free loopback port, with its data under {@code <home>/redis}. Steps back when one is
 * configured.
 */
public final class RedisCompanion implements Companion {
    private static final String HOSTS = "quarkus.redis.hosts";
    private static final String REMEDY = "To use a Redis of yours, set " + HOSTS + " (redis://host:6379).";
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final String PONG = "+OK\r\n+PONG\r\n";
    private static final int PORTS_TRIED = 3;
    private static final int ANSWER_TRIED = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Optional<Child> server = Optional.empty();

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean wanted(Surroundings surroundings) {
        return surroundings.configured(HOSTS).isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        if (ImageMode.current().isNativeImage()) {
            throw new StartException("A native executable brings no Redis of its own. " + REMEDY);
        }
        var folder = surroundings.home().resolve("redis");
        try {
            Files.createDirectories(folder);
            return start(surroundings, folder, Secret.keptIn(folder.resolve("password")));
        } catch (IOException e) {
            throw new StartException("Cannot run Redis under " + folder + ": " + e + ". " + REMEDY, e);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(child -> child.stop(STOPS_WITHIN));
        server = Optional.empty();
    }

    private Map<String, String> start(Surroundings surroundings, Path folder, String password) throws IOException {
        var program = unpacked(surroundings.cache());
        var child =
                Child.keeping(folder.resolve("redis.pid"), program.getFileName().toString());
        server = Optional.of(child);
        child.stop(STOPS_WITHIN);
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            var port = FreePort.find();
            if (launch(program, folder, port, password)) {
                surroundings.progress("Redis runs on port " + port + ".");
                return Map.of(HOSTS, "redis://:" + password + "@127.0.0.1:" + port);
            }
            child.stop(STOPS_WITHIN);
        }
        throw new StartException("Redis does not start: " + Command.tail(folder.resolve("redis.log")) + " " + REMEDY);
    }

    private static boolean launch(Path program, Path folder, int port, String password) throws IOException {
        var settings = folder.resolve("redis.conf");
        Secret.writeForOwner(settings, settings(folder, port, password));
        var started = new Command(List.of(program.toString(), settings.toString()))
                .succeeds(folder.resolve("start.log"), STOPS_WITHIN);
        return started && answers(port, password);
    }

    /** As a daemon it has a session of its own, so that Ctrl-C reaches the application alone. */
    private static String settings(Path folder, int port, String password) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize yes
                dir "%s"
                pidfile "%s"
                logfile "%s"
                appendonly yes
                save ""
                """.formatted(port, password, folder, folder.resolve("redis.pid"), folder.resolve("redis.log"));
    }

    private static boolean answers(int port, String password) {
        for (int tried = 0; tried < ANSWER_TRIED; tried++) {
            if (answersNow(port, password)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return false;
    }

    private static boolean answersNow(int port, String password) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            var ask = "AUTH " + password + "\r\nPING\r\n";
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(PONG.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path unpacked(Path cache) throws IOException {
        var resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new IOException("the embedded-redis artifact has none for this machine");
        }
        var name = resource.substring(1);
        return Unpacking.once(cache, "redis-" + name, to -> copy(resource, to.resolve(name)))
                .resolve(name);
    }

    private static void copy(String resource, Path file) throws IOException {
        try (var in = Redis.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the embedded-redis artifact lacks " + resource);
            }
            Files.copy(in, file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
