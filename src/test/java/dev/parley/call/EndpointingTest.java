package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.Expecting;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointingTest {
    private final Endpointing endpointing = new Endpointing(
            new SmallRyeConfigBuilder()
                    .withMapping(CallConfig.class)
                    .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                    .build()
                    .getConfigMapping(CallConfig.class),
            TurnWords.in("en"));

    @ParameterizedTest
    @CsvSource({
        "Yes please., YES_OR_NO, 400",
        "yes please, YES_OR_NO, 400",
        "No., YES_OR_NO, 400",
        "real estate, CHOICE, 400",
        "I'd like to invest in stocks., CHOICE, 400",
        "I would like to put my money into stocks, CHOICE, 700",
        "I'd like to invest in stocks and, CHOICE, 1500",
        "My name is, NAME, 1500",
        "My number is., PHONE, 1500",
        "four one five, PHONE, 1200",
        "415 555, PHONE, 1200",
        "415 555 0123, PHONE, 700",
        "415 555 0123., PHONE, 400",
        "anna dot smith at, EMAIL, 1500",
        "anna dot smith, EMAIL, 1200",
        "anna dot smith at gmail dot com, EMAIL, 700",
        "fifty, AMOUNT, 1200",
        "fifty thousand dollars., AMOUNT, 400",
        "fifty thousand, AMOUNT, 400",
        "about, AMOUNT, 1500",
        "so what I wanted to ask you about is whether you, ANYTHING, 700",
        "um, ANYTHING, 1500",
        "M I L, NAME, 1200",
        "'well, stocks,', CHOICE, 1500",
        "'Well, I think', DURATION, 1500",
        "I would say., CHOICE, 1500",
        "'Well, I think five years.', DURATION, 400",
        "five years I think, DURATION, 400",
        "Hello?, ANYTHING, 400",
        "4111 1111, ANYTHING, 1200",
        "my card is 4111 1111 1111, ANYTHING, 1200",
        "4111 1111 1111 1111, ANYTHING, 700"
    })
    void silenceThatEndsATurnDependsOnItsWordsAndTheQuestion(String words, Expecting expecting, int millis) {
        assertThat(endpointing.patience(words, EndOfTurn.Verdict.UNSURE, expecting, Pace.USUAL))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "I would like to put my money into stocks, CHOICE, OVER, 400",
        "I would like to put my money into stocks, CHOICE, GOES_ON, 1500",
        "I would like to put my money into stocks., CHOICE, GOES_ON, 1500",
        "yes, YES_OR_NO, GOES_ON, 700",
        "I'd like to invest in stocks and, CHOICE, OVER, 700",
        "415 555, PHONE, OVER, 1200",
        "415 555 0123, PHONE, OVER, 400"
    })
    void howATurnSoundsCountsAsWellAsItsWords(String words, Expecting expecting, EndOfTurn.Verdict sound, int millis) {
        assertThat(endpointing.patience(words, sound, expecting, Pace.USUAL)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void longPausesAreFollowedSoonerThanShortOnesAndGapsWithinWordsNotAtAll() {
        assertThat(Pace.USUAL.paused(150)).isEqualTo(Pace.USUAL);
        double longer = Pace.USUAL.paused(800).pauseMillis() - 400;
        double shorter = 400 - Pace.USUAL.paused(200).pauseMillis();
        assertThat(longer / 400).isGreaterThan(2 * shorter / 200);
    }

    @ParameterizedTest
    @CsvSource({"250, Yes., 300", "400, Yes., 400", "1000, Yes., 1000", "3000, Yes., 1000", "3000, and, 2500"})
    void aCallerWhoPausesLongerIsGivenMoreTimeWithinLimits(double pauses, String words, int millis) {
        assertThat(endpointing.patience(words, EndOfTurn.Verdict.UNSURE, Expecting.YES_OR_NO, new Pace(pauses)))
                .isEqualTo(Duration.ofMillis(millis));
    }
}
