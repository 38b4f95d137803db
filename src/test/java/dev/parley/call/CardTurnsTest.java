package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.CardParts;
import dev.parley.qualify.Expecting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those that card companies publish for tests; each turn begins five seconds after the last. */
class CardTurnsTest {
    private final CardTurns turns = new CardTurns(CardParts.of(TestProfiles.investment()), TurnWords.in("en"));
    private long since;

    @Test
    void aNumberInTwoTurnsIsFoundAndHiddenFromTheFirstOn() {
        assertThat(says("four one one one one one one one")).isEmpty();
        assertThat(says("one one one one one one one one")).contains(new CardTurns.Found(5000, "•••• 1111"));
    }

    @Test
    void aNumberInFourTurnsIsFoundAsSoonAsItIsComplete() {
        assertThat(says("5555")).isEmpty();
        assertThat(says("5555")).isEmpty();
        assertThat(says("and then 5555")).isEmpty();
        assertThat(says("and the last four are 4444"))
                .contains(new CardTurns.Found(5000, "and the last four are •••• 4444"));
    }

    @Test
    void whatIsSaidBehindItIsKept() {
        says("3782 822463");
        assertThat(says("10005 and it expires in May"))
                .contains(new CardTurns.Found(5000, "•••• 0005 and it expires in May"));
    }

    @Test
    void whatComesAfterAWholeNumberIsNoneOfIt() {
        says("my card is 4111");
        says("1111");
        says("1111");
        assertThat(says("1111")).map(CardTurns.Found::words).contains("•••• 1111");
        assertThat(says("five thousand")).isEmpty();
        assertThat(says("+44 20 7946 0018")).isEmpty();
    }

    @Test
    void aNumberInOneGoIsNotGoneOnWith() {
        says("it is 4242 4242 4242 4242");
        assertThat(says("one two three four")).isEmpty();
    }

    @Test
    void aTurnWithoutDigitsInBetweenChangesNothing() {
        says("4111 1111");
        assertThat(says("wait a moment, let me see")).isEmpty();
        assertThat(says("1111 1111")).map(CardTurns.Found::words).contains("•••• 1111");
    }

    @Test
    void ofACardThatWasSpokenOfTwoGroupsAreHiddenAtOnce() {
        assertThat(says("my card is 4111")).isEmpty();
        assertThat(says("1111")).contains(new CardTurns.Found(5000, "••••"));
        assertThat(says("1111")).contains(new CardTurns.Found(5000, "••••"));
    }

    @Test
    void ofACardThatWasAskedForADigitMayBeWrong() {
        assertThat(says("4111 1111", Expecting.ANYTHING, "And the number of the card?"))
                .contains(new CardTurns.Found(5000, "••••"));
        // the last digit was misheard, so that Luhn's check fails
        assertThat(says("1111 1119")).contains(new CardTurns.Found(5000, "•••• 1119"));
    }

    @ParameterizedTest
    @CsvSource({
        "four one five five five five, oh one two three, PHONE",
        "four one five five five five, oh one two three, ANYTHING",
        "415 555, 0123, ANYTHING",
        "44 20 7946, 0958, PHONE",
        "49 1512, 345 6789, ANYTHING",
        // sixteen digits that begin like a card's and fail Luhn's check
        "4155 5501 23, 415 556, ANYTHING",
        "I was born in 1975, and I have about 50000, ANYTHING",
        "fifty thousand, 24 months, AMOUNT"
    })
    void otherNumbersInTwoTurnsAreKept(String first, String second, Expecting expecting) {
        assertThat(says(first, expecting, "")).isEmpty();
        assertThat(says(second, expecting, "")).isEmpty();
    }

    @Test
    void whoSpeaksOfCardsMayStillTellTheirPhoneNumberAndTheirAmount() {
        assertThat(says("can I pay by card")).isEmpty();
        assertThat(says("you can call me on 415 555 0123")).isEmpty();
        assertThat(says("and I would like to put in 40,000 dollars")).isEmpty();
    }

    @Test
    void anAmountBehindHalfACardsNumberIsKept() {
        says("my card is 4111 1111");
        assertThat(says("oh no sorry, what I wanted to say is that I have 50000 dollars"))
                .isEmpty();
    }

    @Test
    void theSameTurnHeardAgainCountsOnce() {
        since = 5000;
        assertThat(turns.heard("4111", Expecting.ANYTHING, "", since)).isEmpty();
        assertThat(turns.heard("4111 1111", Expecting.ANYTHING, "", since)).isEmpty();
        assertThat(says("1111 1111")).map(CardTurns.Found::since).contains(5000L);
    }

    @Test
    void aMinuteLaterItIsAnotherNumber() {
        says("4111 1111");
        since += 60_000;
        assertThat(says("1111 1111")).isEmpty();
    }

    @Test
    void theRestOfANumberIsHeldBackAndHiddenWhileItIsSaid() {
        says("4111 11");
        since += 5000;
        assertThat(turns.mayBegin("1", since)).isTrue();
        assertThat(turns.hiddenSoFar("11", Expecting.ANYTHING, since)).isEqualTo("11");
        assertThat(turns.hiddenSoFar("1111", Expecting.ANYTHING, since)).isEqualTo("••••");
        assertThat(turns.hiddenSoFar("1111", Expecting.PHONE, since)).isEqualTo("1111");
        assertThat(turns.mayBegin("I see", since)).isFalse();
    }

    private Optional<CardTurns.Found> says(String words) {
        return says(words, Expecting.ANYTHING, "");
    }

    private Optional<CardTurns.Found> says(String words, Expecting expecting, String asked) {
        since += 5000;
        return turns.heard(words, expecting, asked, since);
    }
}
