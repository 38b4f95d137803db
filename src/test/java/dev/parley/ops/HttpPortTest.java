package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

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
    void aFreePortIsTakenAsItIs() {
        var port = FreePort.find();
        assertThat(HttpPort.from("127.0.0.1", port)).isEqualTo(port);
    }
}
