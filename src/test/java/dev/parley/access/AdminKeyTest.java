package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminKeyTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void itMayAllForTheFirstTeam() {
        assertThat(configured(Map.of("parley.access.admin-key", SECRET)).openedBy(SECRET))
                .hasValueSatisfying(key -> {
                    assertThat(key.permissions()).isEqualTo(Permissions.ALL);
                    assertThat(key.team()).isEqualTo(TeamId.FIRST);
                });
    }

    @Test
    void nothingElseOpens() {
        var key = configured(Map.of("parley.access.admin-key", SECRET));
        assertThat(key.openedBy(SECRET + "0")).isEmpty();
        assertThat(key.openedBy(SECRET.substring(1))).isEmpty();
        assertThat(key.openedBy("")).isEmpty();
    }

    @Test
    void whereNoneIsConfiguredNothingOpens() {
        assertThat(configured(Map.of()).openedBy("")).isEmpty();
        assertThat(configured(Map.of()).openedBy(SECRET)).isEmpty();
    }

    @Test
    void oneThatCanBeGuessedIsRefusedWithASentence() {
        assertThatThrownBy(() -> configured(Map.of("parley.access.admin-key", SECRET.substring(1))))
                .hasMessageContaining("parley.access.admin-key has 31 characters");
    }

    private static AdminKey configured(Map<String, String> keys) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter());
        keys.forEach(builder::withDefaultValue);
        return new AdminKey(builder.build().getConfigMapping(AccessConfig.class));
    }
}
