package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.SipCaller;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateAsteriskTest {
    private final PrivateAsterisk asterisk = new PrivateAsterisk();
    private final TestSurroundings surroundings;
    private final Path home;

    PrivateAsteriskTest(@TempDir Path home) {
        this.home = home;
        surroundings = new TestSurroundings(home);
    }

    @BeforeEach
    void unpackWhatIsMissing() {
        TestExchange.withPrograms(surroundings);
    }

    @AfterEach
    void stop() {
        asterisk.stop();
    }

    @Test
    void takenPortsAreLeftToTheirOwnersAndTheOthersAreTold() throws Exception {
        try (var sip = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            surroundings.with("parley.demo.sip-port", Integer.toString(sip.getLocalPort()));
            surroundings.with("parley.demo.asterisk-http-port", Integer.toString(http.getLocalPort()));
            var keys = asterisk.start(surroundings);
            assertThat(keys.get("parley.demo.sip-port")).isNotEqualTo(Integer.toString(sip.getLocalPort()));
            assertThat(surroundings.told())
                    .anySatisfy(line -> assertThat(line).contains("Port " + sip.getLocalPort() + " is taken"))
                    .anySatisfy(line -> assertThat(line).contains("Port " + http.getLocalPort() + " is taken"));
            assertThat(ariAnswers(keys, keys.get("parley.asterisk.password"))).isEqualTo(200);
            assertThat(takesCalls(keys)).isTrue();
        }
    }

    @Test
    void twoRunBesideEachOther(@TempDir Path other) {
        var second = new PrivateAsterisk();
        try {
            var keys = asterisk.start(surroundings);
            var others = second.start(TestExchange.withPrograms(new TestSurroundings(other)));
            assertThat(takesCalls(keys)).isTrue();
            assertThat(takesCalls(others)).isTrue();
        } finally {
            second.stop();
        }
    }

    @Test
    void ariWantsThePasswordThatWasMadeUp() throws Exception {
        var keys = asterisk.start(surroundings);
        assertThat(ariAnswers(keys, keys.get("parley.asterisk.password"))).isEqualTo(200);
        assertThat(ariAnswers(keys, "")).isEqualTo(401);
        assertThat(ariAnswers(keys, keys.get("parley.demo.softphone-password"))).isEqualTo(401);
    }

    @Test
    void passwordsAreKeptForTheNextStartAndReadByTheirOwnerOnly() throws Exception {
        var first = asterisk.start(surroundings);
        asterisk.stop();
        var second = asterisk.start(surroundings);
        for (var key : new String[] {"parley.asterisk.password", "parley.demo.softphone-password"}) {
            assertThat(second.get(key)).isEqualTo(first.get(key)).hasSizeGreaterThan(20);
        }
        assertThat(second.get("parley.demo.token")).isNotEqualTo(first.get("parley.demo.token"));
        var file = home.resolve("asterisk/etc/parley/1001-password.conf");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void stoppingItTwiceLeavesNoProcessAndNoPidFile() {
        asterisk.start(surroundings);
        var process = running(home);
        asterisk.stop();
        asterisk.stop();
        assertThat(runs(process)).isFalse();
        assertThat(home.resolve("run/asterisk.pid")).doesNotExist();
    }

    @Test
    void theStartAfterACrashStopsWhatTheDeadOwnerLeft() throws Exception {
        var owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AsteriskOwner.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = owner.inputReader()) {
            assertThat(said.lines().anyMatch("up"::equals)).isTrue();
            var orphan = running(home);
            owner.destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();
            var keys = asterisk.start(surroundings);
            assertThat(runs(orphan)).isFalse();
            assertThat(takesCalls(keys)).isTrue();
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void withoutAnyAsteriskASentenceSaysWhatToDo(@TempDir Path other) {
        var bare = new TestSurroundings(other);
        assertThatThrownBy(() -> asterisk.start(bare))
                .isInstanceOf(AsteriskException.class)
                .hasMessageContaining("Install one")
                .hasMessageContaining("parley.asterisk.url");
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        surroundings.with("parley.demo.sip-port", "five");
        assertThatThrownBy(() -> asterisk.start(surroundings)).hasMessageContaining("parley.demo.sip-port is five");
    }

    @Test
    void nobodyWantsItOnceAnAsteriskIsConfigured() {
        assertThat(asterisk.wanted(surroundings)).isTrue();
        surroundings.with("parley.asterisk.url", "http://pbx:8088");
        assertThat(asterisk.wanted(surroundings)).isFalse();
    }

    /** An ended process may wait to be reaped; it has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static ProcessHandle running(Path home) {
        try {
            var pid = Files.readString(home.resolve("run/asterisk.pid")).split("\\s+", 2)[0];
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean takesCalls(Map<String, String> keys) {
        int port = Integer.parseInt(java.util.Objects.requireNonNull(keys.get("parley.demo.sip-port")));
        try (var call = SipCaller.dial(CallOptions.to(port, "9001"))) {
            return call.awaitAnswered(Duration.ofSeconds(5));
        }
    }

    private static int ariAnswers(Map<String, String> keys, @org.jspecify.annotations.Nullable String password)
            throws Exception {
        var credentials = Base64.getEncoder()
                .encodeToString(("parley:" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(keys.get("parley.asterisk.url") + "/ari/asterisk/info"))
                .header("Authorization", "Basic " + credentials)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
