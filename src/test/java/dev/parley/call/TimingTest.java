package dev.parley.call;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void everyStageIsCountedFromTheEndOfTheCallersSpeech() {
        var timing = Timing.from(10_000)
                .transcript(10_310)
                .decided(10_400)
                .firstToken(10_450)
                .firstWords(10_520)
                .firstAudio(10_600)
                .playout(10_620)
                .heard(10_640);
        assertThat(timing.latency())
                .containsEntry("transcript", ofMillis(310))
                .containsEntry("endpoint", ofMillis(400))
                .containsEntry("firstToken", ofMillis(450))
                .containsEntry("firstWords", ofMillis(520))
                .containsEntry("firstAudio", ofMillis(600))
                .containsEntry("playout", ofMillis(620))
                .containsEntry("heard", ofMillis(640))
                .hasSize(7);
    }

    @Test
    void theFirstOfManySoundsCounts() {
        var timing = Timing.from(0).firstAudio(100).playout(120).heard(140);
        assertThat(timing.firstAudio(900).playout(920).heard(940)).isEqualTo(timing);
    }

    @Test
    void theLastOfManyDecisionsCounts() {
        var timing = Timing.from(0).transcript(300).decided(400).transcript(700).decided(900);
        assertThat(timing.latency())
                .containsEntry("transcript", ofMillis(700))
                .containsEntry("endpoint", ofMillis(900));
    }

    @Test
    void aStageThatWasNotReachedIsNotThere() {
        assertThat(Timing.from(5).latency()).isEmpty();
        assertThat(Timing.from(5).decided(9).latency()).containsOnlyKeys("endpoint");
    }
}
