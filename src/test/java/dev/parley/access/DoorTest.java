package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final Optional<String> NOBODY = Optional.empty();
    private static final Asked DIRECTLY = new Asked("localhost", false);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void onLoopbackWithoutAnIssuerItStandsOpen(String host) {
        assertThat(door(NOBODY, host).standsOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "192.168.1.5", "parley.example.com", "127.evil.example", "127.0.0.1.evil", ""})
    void whereOthersReachItItIsShutAndSaysWhatToConfigure(String host) {
        var door = door(NOBODY, host);
        assertThat(door.standsOpen()).isFalse();
        assertThat(door.sentence(DIRECTLY)).contains("parley.access.oidc.url", "quarkus.http.host");
    }

    @Test
    void withAnIssuerItIsShutOnLoopbackToo() {
        var door = door(Optional.of("https://sso.example.com"), "127.0.0.1");
        assertThat(door.standsOpen()).isFalse();
        assertThat(door.sentence(DIRECTLY)).startsWith("Sign in first").endsWith(".");
    }

    @Test
    void itOpensToThoseWhoCallTheMachineByItsOwnName() {
        var door = door(NOBODY, "127.0.0.1");
        assertThat(door.opensTo(new Asked("localhost", false))).isTrue();
        assertThat(door.opensTo(new Asked("[::1]", false))).isTrue();
        assertThat(door.opensTo(new Asked("proxy.example.com", false))).isTrue();
        assertThat(door.opensTo(new Asked("evil.example", false))).isFalse();
        assertThat(door.opensTo(new Asked("", false))).isFalse();
        assertThat(door(NOBODY, "0.0.0.0").opensTo(new Asked("localhost", false)))
                .isFalse();
    }

    @Test
    void itDoesNotOpenToWhatAProxyPassesOnUnlessThatIsMeant() {
        var passedOn = new Asked("localhost", true);
        var door = door(NOBODY, "127.0.0.1");
        assertThat(door.opensTo(passedOn)).isFalse();
        assertThat(door.opensTo(new Asked("proxy.example.com", true))).isFalse();
        assertThat(door.sentence(passedOn))
                .contains("proxy", "parley.access.oidc.url", "parley.access.open-behind-proxy=true")
                .endsWith(".");
        assertThat(door(NOBODY, "127.0.0.1", true).opensTo(passedOn)).isTrue();
        assertThat(door(Optional.of("https://sso.example.com"), "127.0.0.1", true)
                        .opensTo(passedOn))
                .isFalse();
    }

    private static Door door(Optional<String> issuer, String host) {
        return door(issuer, host, false);
    }

    private static Door door(Optional<String> issuer, String host, boolean openBehindProxy) {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("parley.access.hosts", "proxy.example.com")
                .withDefaultValue("parley.access.open-behind-proxy", String.valueOf(openBehindProxy))
                .withMapping(AccessConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(AccessConfig.class);
        return new Door(config, issuer, host);
    }
}
