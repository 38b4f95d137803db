package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Pcm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UtteranceTest {
    @Test
    void silenceHasNone() {
        assertThat(Utterance.in(new Pcm(new short[8000], 8000))).isEmpty();
    }

    @Test
    void aShortPauseBelongsToItAndALongOneEndsIt() {
        var samples = new short[16000];
        tone(samples, 500, 700);
        tone(samples, 900, 1000);
        tone(samples, 1400, 1500);
        assertThat(Utterance.in(new Pcm(samples, 8000)))
                .containsExactly(
                        new Utterance(Duration.ofMillis(500), Duration.ofMillis(1000)),
                        new Utterance(Duration.ofMillis(1400), Duration.ofMillis(1500)));
    }

    private static void tone(short[] samples, int fromMillis, int toMillis) {
        for (int i = fromMillis * 8; i < toMillis * 8; i++) {
            samples[i] = (short) (i % 2 == 0 ? 3000 : -3000);
        }
    }
}
