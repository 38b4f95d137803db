package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.Pcm;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private final Speech speech = new Speech(8000);

    @Test
    void aDigitIsEightEventsThatGrowAndThreeThatSayItIsOver() {
        var done = speech.press("#");
        var events = IntStream.range(0, 8)
                .mapToObj(i -> ((Speech.Digit) speech.next()).payload())
                .toList();
        assertThat(events.getFirst()).containsExactly(11, 10, 0, 160);
        assertThat(events.get(4)).containsExactly(11, 10, 800 >> 8, 800 & 0xFF);
        assertThat(events.subList(5, 8))
                .allSatisfy(event -> assertThat(event).containsExactly(11, 0x8A, 960 >> 8, 960 & 0xFF));
        for (int i = 0; i < 6; i++) {
            assertThat(done).isNotDone();
            assertThat(speech.next()).isInstanceOf(Speech.Sound.class);
        }
        speech.next();
        assertThat(done).isCompleted();
    }

    @Test
    void theLastFrameIsFilledUpWithSilence() {
        speech.say(new Pcm(new short[] {5, 6, 7}, 8000));
        var samples = ((Speech.Sound) speech.next()).samples();
        assertThat(samples).hasSize(160).startsWith((short) 5, (short) 6, (short) 7, (short) 0);
    }

    @Test
    void soundOfAnotherRateIsConverted() {
        var wide = new Speech(16_000);
        var sound = Sounds.babble(100, 3);
        wide.say(sound);
        var samples = ((Speech.Sound) wide.next()).samples();
        assertThat(samples).hasSize(320);
        for (int i = 20; i < 140; i++) {
            assertThat((int) samples[2 * i]).isCloseTo(sound.samples()[i], within(1500));
        }
    }

    @Test
    void thereIsSilenceWhenNothingIsToBeSaid() {
        assertThat(((Speech.Sound) speech.next()).samples()).containsOnly(0);
    }

    @Test
    void aKeyThatNoTelephoneHasIsRefused() {
        assertThatThrownBy(() -> speech.press("12x")).hasMessageContaining("no key x");
    }
}
