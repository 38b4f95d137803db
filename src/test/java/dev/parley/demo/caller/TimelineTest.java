package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline(8000);

    @Test
    void soundStandsWhereItWasHeard() {
        timeline.add(Duration.ofMillis(1000), frame(1));
        timeline.add(Duration.ofMillis(5000), frame(2));
        var samples = timeline.sound().samples();
        assertThat(samples).hasSize(5020 * 8);
        assertThat(samples[7999]).isZero();
        assertThat(samples[8000]).isEqualTo((short) 1);
        assertThat(samples[8160]).isZero();
        assertThat(samples[40000]).isEqualTo((short) 2);
    }

    @Test
    void packetsThatComeALittleEarlyOrLateFollowEachOtherWithoutAGap() {
        timeline.add(Duration.ofMillis(1000), frame(1));
        timeline.add(Duration.ofMillis(1035), frame(2));
        timeline.add(Duration.ofMillis(1037), frame(3));
        var samples = timeline.soundFrom(Duration.ofMillis(1000)).samples();
        assertThat(samples).hasSize(480);
        assertThat(new short[] {samples[0], samples[160], samples[320]}).containsExactly(1, 2, 3);
    }

    @Test
    void itGrowsWithTheCall() {
        timeline.add(Duration.ofMinutes(3), frame(4));
        assertThat(timeline.sound().millis()).isEqualTo(180_020);
    }

    private static short[] frame(int value) {
        var samples = new short[160];
        Arrays.fill(samples, (short) value);
        return samples;
    }
}
