package dev.parley.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those that payment companies publish for tests. */
class CardNumbersTest {
    private static final CardNumbers CARDS = CardNumbers.of(Profile.named("investment"));

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/cards.csv", delimiter = '|', numLinesToSkip = 1)
    void cardNumbersAreMasked(Expecting expecting, String said, String masked) {
        var words = Optional.ofNullable(said).orElse("");
        assertThat(CARDS.masked(words, expecting)).isEqualTo(masked.equals("-") ? words : masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my card is 4111 11",
                "four one one one one one",
                "5169 1471 2958",
                "it's three seven eight two eight two two"
            })
    void aNumberThatMayBecomeACardsIsNoticedEarly(String soFar) {
        assertThat(CARDS.beginIn(soFar, Expecting.ANYTHING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4111", "four one one", "zero four one five five five", "I have 20 shares", "900000"})
    void anyOtherIsNot(String soFar) {
        assertThat(CARDS.beginIn(soFar, Expecting.ANYTHING)).isFalse();
    }

    @Test
    void whoIsAskedForAPhoneNumberDictatesOne() {
        assertThat(CARDS.beginIn("four one five five five five oh one", Expecting.PHONE))
                .isFalse();
    }

    @Test
    void whatIsSaidSoFarShowsNoMoreThanEightDigitsOfWhatMayBecomeACard() {
        assertThat(CARDS.maskedSoFar("my card is 4111 1111", Expecting.ANYTHING))
                .isEqualTo("my card is 4111 1111");
        assertThat(CARDS.maskedSoFar("my card is 4111 1111 1", Expecting.ANYTHING))
                .isEqualTo("my card is ••••");
        assertThat(CARDS.maskedSoFar("it's 4111 1111 1111 1111", Expecting.ANYTHING))
                .isEqualTo("it's ••••");
        assertThat(CARDS.maskedSoFar("four one five five five five oh one two", Expecting.PHONE))
                .isEqualTo("four one five five five five oh one two");
    }

    @Test
    void keyedDigitsHaveToPassTheCheck() {
        assertThat(CardNumbers.keyed("4111111111111111")).isTrue();
        assertThat(CardNumbers.keyed("378282246310005#")).isTrue();
        assertThat(CardNumbers.keyed("4111111111111112")).isFalse();
        assertThat(CardNumbers.keyed("50000")).isFalse();
        assertThat(CardNumbers.keyed("14155550123")).isFalse();
    }

    @Test
    void aMaskedNumberIsNoAnswer() {
        var asked = Interview.begin(Profile.named("investment"), Optional.empty(), java.util.Map.of())
                .hear("stocks please");
        assertThat(asked.step().expecting()).isEqualTo(Expecting.AMOUNT);
        assertThat(asked.hear("my card is •••• 5100").slots()).doesNotContainKey("amount");
    }
}
