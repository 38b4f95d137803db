package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void eachResponseIsTimedFromTheEndOfTheCallersWords() {
        var timings = new Timings(
                Optional.of(Duration.ofMillis(100)),
                Optional.of(Duration.ofMillis(120)),
                List.of(from(160, 2000), from(4700, 6000), from(9500, 9900)),
                List.of(from(3000, 4000), from(6500, 7000), from(7600, 9000)));
        assertThat(timings.greeting()).contains(Duration.ofMillis(60));
        assertThat(timings.responses()).containsExactly(Duration.ofMillis(700), Duration.ofMillis(500));
    }

    private static Utterance from(int start, int end) {
        return new Utterance(Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
