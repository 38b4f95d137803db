package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real program and speaks its protocol to it. */
class RedisCompanionTest {
    @TempDir
    Path home;

    private final RedisCompanion redis = new RedisCompanion();

    @AfterEach
    void stop() {
        redis.stop();
    }

    @Test
    void dataOutlivesARestart() throws IOException {
        assertThat(ask(start(redis), "SET word kept")).isEqualTo("+OK");
        redis.stop();
        assertThat(ask(start(redis), "GET word")).isEqualTo("$4 kept");
    }

    @Test
    void whatACrashedStartLeftRunningIsStopped() throws IOException {
        var before = start(new RedisCompanion());
        ask(before, "SET word kept");
        var pid =
                Long.parseLong(Files.readString(home.resolve("redis/redis.pid")).strip());
        var orphan = ProcessHandle.of(pid).orElseThrow();

        assertThat(ask(start(redis), "GET word")).isEqualTo("$4 kept");
        assertThat(Child.over(orphan)).isTrue();
    }

    @Test
    void stoppingLeavesNoProcessAndNoTemporaryFolderBehind() throws IOException {
        var folders = temporaryFolders();
        var address = start(redis);
        redis.stop();
        redis.stop();
        assertThatThrownBy(() -> ask(address, "PING")).isInstanceOf(SocketException.class);
        assertThat(home.resolve("redis/redis.pid")).doesNotExist();
        assertThat(temporaryFolders()).isEqualTo(folders);
    }

    @Test
    void aStrangerOnTheMachineIsNotLetIn() throws IOException {
        var address = URI.create(start(redis));
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("GET word\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(reader(socket).readLine()).startsWith("-NOAUTH");
        }
    }

    @Test
    void aConfiguredRedisIsUsedInstead() {
        var configured = Map.of("quarkus.redis.hosts", "redis://elsewhere:6379");
        assertThat(redis.wanted(TestSurroundings.in(home, configured))).isFalse();
        assertThat(redis.wanted(TestSurroundings.in(home))).isTrue();
    }

    private String start(RedisCompanion companion) {
        return companion.start(TestSurroundings.in(home)).getOrDefault("quarkus.redis.hosts", "");
    }

    private static String ask(String url, String command) throws IOException {
        var address = URI.create(url);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var password = address.getUserInfo().substring(1);
            var words = "AUTH " + password + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            var answer = reader(socket);
            assertThat(answer.readLine()).isEqualTo("+OK");
            var first = answer.readLine();
            return first.startsWith("$") ? first + " " + answer.readLine() : first;
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static Set<Path> temporaryFolders() throws IOException {
        try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(path -> path.getFileName().toString().contains("redis"))
                    .collect(Collectors.toSet());
        }
    }
}
