package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPortTest {
    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(HttpPort.free("127.0.0.1", taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void theFirstFreePortAfterATakenOneIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var chosen = HttpPort.from("127.0.0.1", taken.getLocalPort());
            assertThat(chosen).isNotEqualTo(taken.getLocalPort());
            assertThat(HttpPort.free("127.0.0.1", chosen)).isTrue();
        }
    }

    @Test
    void aTakenPortThatIsConfiguredStopsTheStart(@TempDir Path home) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = Integer.toString(taken.getLocalPort());
            var surroundings = TestSurroundings.in(home, Map.of("quarkus.http.port", port));
            assertThatThrownBy(() -> HttpPort.choose(surroundings))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("HTTP port " + port + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aConfiguredPortThatIsNoneStopsTheStart(@TempDir Path home) {
        for (var wrong : List.of("http", "65536", "-1", "80 80")) {
            var surroundings = TestSurroundings.in(home, Map.of("quarkus.http.port", wrong));
            assertThatThrownBy(() -> HttpPort.choose(surroundings)).hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void aFreePortIsTakenAsItIs() {
        var port = FreePort.find();
        assertThat(HttpPort.from("127.0.0.1", port)).isEqualTo(port);
    }
}
