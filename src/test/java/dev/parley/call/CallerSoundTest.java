package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CallerSoundTest {
    private final CallerSound sound = new CallerSound(8000, Duration.ofMillis(60));

    @Test
    void whatLiesBetweenTwoTimesIsHeard() {
        for (int i = 0; i < 5; i++) {
            sound.add(frame(i), false, true);
        }
        assertThat(levels(20, 80)).containsExactly(1, 2, 3);
    }

    @Test
    void framesThatOnlyBridgedAWaitKeepTheirTimeAndAreNotHeard() {
        for (int i = 0; i < 6; i++) {
            sound.add(frame(i), i == 2 || i == 3, true);
        }
        assertThat(levels(20, 120)).containsExactly(1, 4, 5);
    }

    @Test
    void betweenTurnsOnlyALittleIsKept() {
        for (int i = 0; i < 9; i++) {
            sound.add(frame(i), false, false);
        }
        assertThat(levels(0, 180)).containsExactly(6, 7, 8);
    }

    private int[] levels(long from, long to) {
        var samples = sound.between(from, to).samples();
        var levels = new int[samples.length / 160];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = samples[i * 160];
        }
        return levels;
    }

    private static Frame frame(int level) {
        var samples = new short[160];
        Arrays.fill(samples, (short) level);
        return new Frame(samples, 8000);
    }
}
