package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.Frame;
import dev.parley.qualify.MoodWords;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final String TEN_LETTERS = "abcde fghij";
    private final Delivery delivery = new Delivery();

    @Test
    void theFirstTurnIsHowTheyUsuallySpeak() {
        turn(1000, 1000, TEN_LETTERS);
        speak(1000, 1000);
        assertThat(delivery.arousal(TEN_LETTERS)).isCloseTo(0, within(1e-9));
    }

    @Test
    void nothingIsKnownOfTheFirstTurnItself() {
        speak(1000, 20_000);
        assertThat(delivery.arousal(TEN_LETTERS)).isZero();
    }

    @Test
    void louderIsMoreWorkedUpAndSofterLess() {
        turn(1000, 1000, TEN_LETTERS);
        speak(1000, 2000); // 6.02 dB louder: 0.6 of 0.602
        assertThat(delivery.arousal(TEN_LETTERS)).isCloseTo(0.361, within(0.002));
        delivery.over(TEN_LETTERS);
        speak(1000, 300);
        assertThat(delivery.arousal(TEN_LETTERS)).isLessThan(-0.3);
    }

    @Test
    void fasterIsMoreWorkedUp() {
        turn(2000, 1000, TEN_LETTERS);
        speak(1000, 1000); // twice as fast: 0.4 of 1
        assertThat(delivery.arousal(TEN_LETTERS)).isCloseTo(0.4, within(0.002));
    }

    @Test
    void aGainOnTheWholeLineChangesNothing() {
        turn(1000, 1000, TEN_LETTERS);
        speak(800, 2000);
        double one = delivery.arousal(TEN_LETTERS);
        var other = new Delivery();
        add(other, 1000, 4000);
        other.over(TEN_LETTERS);
        add(other, 800, 8000);
        assertThat(other.arousal(TEN_LETTERS)).isCloseTo(one, within(0.001));
    }

    @Test
    void whatIsUsualFollowsTheCallSlowly() {
        turn(1000, 1000, TEN_LETTERS);
        turn(1000, 4000, TEN_LETTERS);
        speak(1000, 4000); // the average has risen by 0.3 of 12.04 dB: 8.43 dB are left
        assertThat(delivery.arousal(TEN_LETTERS)).isCloseTo(0.6 * 0.843, within(0.003));
    }

    @Test
    void aWordIsTooShortToTell() {
        turn(1000, 1000, TEN_LETTERS);
        speak(400, 20_000);
        assertThat(delivery.arousal("no")).isZero();
    }

    @Test
    void aRaisedVoiceMakesBadWordsWorseAndGoodOnesNoBetter() {
        var sense = new MoodSense(MoodWords.in("en"));
        add(sense, 1000, 1000);
        sense.over("I would like to know");
        add(sense, 1000, 6000);
        assertThat(sense.of("I'm disappointed.").sentiment())
                .isLessThan(MoodWords.in("en").of("I'm disappointed.").sentiment() - 0.1);
        assertThat(sense.of("I'm pleased."))
                .satisfies(mood -> assertThat(mood.sentiment())
                        .isEqualTo(MoodWords.in("en").of("I'm pleased.").sentiment()))
                .satisfies(mood -> assertThat(mood.urgency()).isGreaterThan(0.1));
    }

    private void turn(int millis, int amplitude, String words) {
        speak(millis, amplitude);
        delivery.over(words);
    }

    private void speak(int millis, int amplitude) {
        add(delivery, millis, amplitude);
    }

    private static void add(Delivery to, int millis, int amplitude) {
        for (int i = 0; i < millis / 20; i++) {
            to.add(frame(amplitude));
        }
    }

    private static void add(MoodSense to, int millis, int amplitude) {
        for (int i = 0; i < millis / 20; i++) {
            to.add(frame(amplitude), true);
            to.add(frame(32_000), false);
        }
    }

    private static Frame frame(int amplitude) {
        var samples = new short[160];
        Arrays.fill(samples, (short) amplitude);
        return new Frame(samples, 8000);
    }
}
