package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.line.LineException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AriLinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://pbx:8088", "https://pbx", "http://[::1]:8088/asterisk"})
    void anAddressOfAnHttpServerIsTakenAsItIs(String url) {
        assertThat(AriLines.checked(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbx:8088", "pbx", "http:/pbx", "http:///ari", "ws://pbx:8088", "http://my_pbx:8088"})
    void anythingElseStopsTheStartWithTheKeysName(String url) {
        var wrong = URI.create(url);
        assertThatThrownBy(() -> AriLines.checked(wrong))
                .isInstanceOf(LineException.class)
                .hasMessageStartingWith("parley.asterisk.url is '" + wrong + "'");
    }
}
