package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080",
        "http://Parley.example, parley.example",
        "http://parley.example:80, parley.example",
        "https://parley.example, parley.example:443",
        "http://[::1]:8080, [::1]:8080"
    })
    void parleysOwnPageMayListen(String origin, String host) {
        assertThat(SameOrigin.same(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 127.0.0.1:8080",
        "http://127.0.0.1:9090, 127.0.0.1:8080",
        "http://127.0.0.1, 127.0.0.1:8080",
        "http://parley.example.evil.example, parley.example",
        "null, 127.0.0.1:8080",
        "http://, 127.0.0.1:8080",
        "'http://a b', 127.0.0.1:8080",
        "file:///etc/hosts, 127.0.0.1:8080"
    })
    void anotherSitesPageMayNot(String origin, String host) {
        assertThat(SameOrigin.same(origin, host)).isFalse();
    }
}
