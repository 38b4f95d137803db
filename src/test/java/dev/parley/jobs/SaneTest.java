package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SaneTest {
    @Test
    void settingsThatWorkArePassedOver() {
        assertThatCode(() -> Sane.check(TestJobs.quick())).doesNotThrowAnyException();
        assertThatCode(() -> Sane.check(TestJobs.quick().atOnce(0))).doesNotThrowAnyException();
    }

    @Test
    void aSettingThatCannotWorkIsNamed() {
        var quick = TestJobs.quick();
        refused("at-once", quick.atOnce(-1));
        refused("attempts", quick.attempts(0));
        refused("first-pause", quick.firstPause(Duration.ZERO));
        refused("longest-pause", quick.firstPause(Duration.ofHours(1)));
        refused("lease", quick.lease(Duration.ZERO));
        refused("lease", quick.lease(Duration.ofMillis(900)));
        refused("sweep", quick.sweep(Duration.ZERO));
        refused("sweep", quick.sweep(Duration.ofSeconds(-5)));
        refused("longest-try", quick.longestTry(Duration.ofSeconds(-1)));
    }

    private static void refused(String key, JobsConfig config) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sane.check(config))
                .withMessageStartingWith("parley.jobs." + key + " is ")
                .withMessageEndingWith(".");
    }
}
