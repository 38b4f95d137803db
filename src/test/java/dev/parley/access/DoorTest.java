package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final Optional<String> NOBODY = Optional.empty();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void onLoopbackWithoutAnIssuerItStandsOpen(String host) {
        assertThat(new Door(NOBODY, host).standsOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "192.168.1.5", "parley.example.com", "127.evil.example", "127.0.0.1.evil", ""})
    void whereOthersReachItItIsShutAndSaysWhatToConfigure(String host) {
        var door = new Door(NOBODY, host);
        assertThat(door.standsOpen()).isFalse();
        assertThat(door.sentence()).contains("parley.access.oidc.url", "quarkus.http.host");
    }

    @Test
    void withAnIssuerItIsShutOnLoopbackToo() {
        var door = new Door(Optional.of("https://sso.example.com"), "127.0.0.1");
        assertThat(door.standsOpen()).isFalse();
        assertThat(door.sentence()).startsWith("Sign in first").endsWith(".");
    }
}
