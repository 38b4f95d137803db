package dev.parley.demo.whisper;

import static dev.parley.demo.whisper.Spoken.FIFTEEN;
import static dev.parley.demo.whisper.Spoken.FIFTY;
import static dev.parley.demo.whisper.Spoken.MONDAY;
import static dev.parley.demo.whisper.Spoken.STOCKS;
import static dev.parley.demo.whisper.Spoken.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryTest {
    private final Memory memory = new Memory();

    @BeforeEach
    void teach() {
        for (var spoken : Spoken.values()) {
            memory.teach(Utterance.of(spoken.text, spoken.sound()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceAfterTheTelephone(Spoken spoken) {
        assertThat(heard(spoken.turn())).isEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceAtAnotherRateAndOffset(Spoken spoken) {
        var shifted = Spoken.part(spoken.turn(), 0.013, 1);
        assertThat(heard(Resampler.convert(shifted, 16_000))).isEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceSpokenSoftlyOrLoudly(Spoken spoken) {
        assertThat(heard(Spoken.louder(spoken.turn(), 0.05))).isEqualTo(spoken.text);
        assertThat(heard(Spoken.louder(spoken.turn(), 2))).isEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceInNoise(Spoken spoken) {
        assertThat(heard(Spoken.noisy(spoken.turn(), 15))).isEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceWithOnePacketInTwentyConcealed(Spoken spoken) {
        assertThat(heard(Spoken.concealed(spoken.turn()))).isEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceThatWasHeldUpOnItsWay(Spoken spoken) {
        for (double place : new double[] {0.3, 0.45, 0.6}) {
            for (int packets : new int[] {2, 4, 6, 8}) {
                assertThat(heard(Spoken.heldUp(spoken.turn(), false, packets, place)))
                        .as("%d packets of silence at %s", packets, place)
                        .isEqualTo(spoken.text);
                assertThat(heard(Spoken.heldUp(spoken.turn(), true, packets, place)))
                        .as("%d packets of concealment at %s", packets, place)
                        .isEqualTo(spoken.text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceThatWasHeldUpTwice(Spoken spoken) {
        for (int packets : new int[] {2, 4, 8}) {
            assertThat(heard(Spoken.heldUp(spoken.turn(), false, packets, 0.35, 0.55)))
                    .as("%d packets of silence", packets)
                    .isEqualTo(spoken.text);
            assertThat(heard(Spoken.heldUp(spoken.turn(), true, packets, 0.35, 0.55)))
                    .as("%d packets of concealment", packets)
                    .isEqualTo(spoken.text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsASentenceOfWhichFaintPacketsWereLeftOut(Spoken spoken) {
        for (int packets = 1; packets <= 5; packets++) {
            assertThat(heard(Spoken.caughtUp(spoken.turn(), packets)))
                    .as("%d packets", packets)
                    .isEqualTo(spoken.text);
            var late = Spoken.heldUp(spoken.turn(), true, packets, 0.3);
            assertThat(heard(Spoken.caughtUp(late, packets)))
                    .as("%d packets after as many of concealment", packets)
                    .isEqualTo(spoken.text);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "YES")
    void doesNotKnowASentenceOfWhichPacketsAreMissing(Spoken spoken) {
        assertThat(heard(Spoken.shrunk(spoken.turn()))).isEmpty();
        assertThat(heard(Spoken.choppy(spoken.turn()))).isNotEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "YES")
    void doesNotKnowASentenceThatStutters(Spoken spoken) {
        assertThat(heard(Spoken.stuttering(spoken.turn()))).isNotEqualTo(spoken.text);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotKnowASentenceAtTheWrongSpeed(Spoken spoken) {
        assertThat(heard(new Pcm(spoken.turn().samples(), 16_000))).isEmpty();
        var slow = Resampler.convert(spoken.turn(), 16_000).samples();
        assertThat(heard(new Pcm(slow, 8000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotKnowASentenceWithItsBytesSwapped(Spoken spoken) {
        assertThat(heard(Spoken.swapped(spoken.turn()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotKnowWhatItWasNotTaught(Spoken spoken) {
        var others = new Memory();
        Arrays.stream(Spoken.values())
                .filter(other -> other != spoken && other != FIFTY && other != FIFTEEN)
                .forEach(other -> others.teach(Utterance.of(other.text, other.sound())));
        assertThat(others.recall(spoken.turn())).isEmpty();
    }

    @Test
    void tellsSentencesApartThatDifferInOneWord() {
        assertThat(heard(FIFTY.turn())).contains("fifty");
        assertThat(heard(FIFTEEN.turn())).contains("fifteen");
    }

    @Test
    void doesNotTakeAnotherSyllableForAHoldUp() {
        var fifty = new Memory();
        fifty.teach(Utterance.of(FIFTY.text, FIFTY.sound()));
        assertThat(fifty.recall(FIFTEEN.turn())).extracting(Match::words).doesNotContain(FIFTY.text);
    }

    @Test
    void hearsNothingInSilenceNoiseOrNoSoundAtAll() {
        assertThat(heard(new Pcm(new short[16_000], 8000))).isEmpty();
        assertThat(heard(Spoken.noisy(Spoken.padded(new Pcm(new short[] {3000}, 8000)), 0)))
                .isEmpty();
        assertThat(heard(new Pcm(new short[0], 16_000))).isEmpty();
        assertThat(heard(new Pcm(new short[100], 16_000))).isEmpty();
    }

    @Test
    void givesTheWordsSoFarOfASentenceThatIsStillGrowing() {
        var before = "";
        for (double share = 0.3; share < 1; share += 0.1) {
            var words = heard(Spoken.part(MONDAY.turn(), 0, share));
            assertThat(words).startsWith(before);
            assertThat(MONDAY.text).startsWith(words);
            before = words;
        }
        assertThat(before).isEqualTo(MONDAY.text);
    }

    @Test
    void givesAboutHalfTheWordsAfterHalfTheTime() {
        var half = Spoken.padded(Spoken.part(Spoken.mulaw(FIFTY.sound()), 0, 0.5));
        assertThat(heard(half)).isIn("I would like to invest", "I would like to invest about");
    }

    @Test
    void givesTheLastWordsWhenTheTurnBeganInMidSentence() {
        var rest = Spoken.padded(Spoken.part(Spoken.mulaw(FIFTY.sound()), 0.5, 1));
        assertThat(heard(rest)).isIn("fifty thousand dollars.", "about fifty thousand dollars.");
    }

    @Test
    void hearsSentencesOneAfterTheOther() {
        assertThat(heard(Spoken.joined(YES.turn(), STOCKS.turn()))).isEqualTo(YES.text + " " + STOCKS.text);
    }

    @Test
    void passesOverWhatItDoesNotKnowBeforeWhatItKnows() {
        var some = new Memory();
        some.teach(Utterance.of(STOCKS.text, STOCKS.sound()));
        assertThat(some.recall(Spoken.joined(MONDAY.turn(), STOCKS.turn())))
                .extracting(Match::words)
                .containsExactly(STOCKS.text);
    }

    @Test
    void isQuickWithManySentences() {
        for (int i = 0; i < 40; i++) {
            var one = Spoken.values()[i % 5].sound().samples();
            var turned = new short[one.length];
            for (int k = 0; k < one.length; k++) {
                turned[k] = one[(one.length - k + i * 400) % one.length];
            }
            memory.teach(Utterance.of("made up " + i, new Pcm(turned, 8000)));
        }
        var fiveSeconds = Resampler.convert(Spoken.joined(STOCKS.turn(), Spoken.part(FIFTY.turn(), 0, 0.5)), 16_000);
        // the thread's own time, whatever else the machine is doing
        var processor = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long before = processor.getCurrentThreadCpuTime();
            memory.recall(fiveSeconds);
            best = Math.min(best, processor.getCurrentThreadCpuTime() - before);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(30));
    }

    private String heard(Pcm sound) {
        return memory.recall(sound).stream().map(Match::words).collect(Collectors.joining(" "));
    }
}
