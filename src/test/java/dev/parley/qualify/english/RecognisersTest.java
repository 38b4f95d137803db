package dev.parley.qualify.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.Found;
import dev.parley.qualify.Intent;
import dev.parley.qualify.Option;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.SlotValue;
import dev.parley.qualify.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers say, one table a kind; "-" where nothing may be recognised. */
class RecognisersTest {
    private static final English ENGLISH = new English();
    private static final Recogniser AMOUNTS = ENGLISH.amounts("USD");
    private static final Recogniser PHONES = ENGLISH.phones("1");
    private static final Recogniser CHOICES = ENGLISH.choices(List.of(
            option("stocks", "stocks", "1", List.of("stock", "shares", "equities", "stock market", "stalks"), "socks"),
            option("bonds", "bonds", "2", List.of("bond", "fixed income", "government bonds"), "bombs"),
            option("funds", "funds", "3", List.of("fund", "mutual funds", "etfs", "index fund"), "trackers"),
            option("real_estate", "real estate", "4", List.of("property", "buy to let"), "houses"),
            option("crypto", "crypto", "5", List.of("bitcoin", "cryptocurrency", "cryptocurrencies"), "coins")));

    private static Option option(String value, String spoken, String key, List<String> synonyms, String answer) {
        return new Option(value, spoken, key, synonyms, List.of(answer), 0);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/amounts.csv", delimiter = '|', numLinesToSkip = 1)
    void amountsAreRecognised(String how, String said, String value) {
        check(AMOUNTS, how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/durations.csv", delimiter = '|', numLinesToSkip = 1)
    void durationsAreRecognised(String how, String said, String value) {
        check(ENGLISH.durations(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/phones.csv", delimiter = '|', numLinesToSkip = 1)
    void phoneNumbersAreRecognised(String how, String said, String value) {
        check(PHONES, how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/emails.csv", delimiter = '|', numLinesToSkip = 1)
    void emailAddressesAreRecognised(String how, String said, String value) {
        check(ENGLISH.emails(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/names.csv", delimiter = '|', numLinesToSkip = 1)
    void namesAreRecognised(String how, String said, String value) {
        check(ENGLISH.names(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/places.csv", delimiter = '|', numLinesToSkip = 1)
    void placesAreRecognised(String how, String said, String value) {
        check(ENGLISH.places(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/yes-or-no.csv", delimiter = '|', numLinesToSkip = 1)
    void yesAndNoAreRecognised(String how, String said, String value) {
        check(ENGLISH.yesOrNo(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/choices.csv", delimiter = '|', numLinesToSkip = 1)
    void choicesAreRecognised(String how, String said, String value) {
        check(CHOICES, how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/moments.csv", delimiter = '|', numLinesToSkip = 1)
    void daysAndTimesAreRecognised(String how, String said, String value) {
        check(ENGLISH.moments(), how, said, value);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/intents.csv", delimiter = '|', numLinesToSkip = 1)
    void intentsAreRecognised(String said, Intent intent) {
        assertThat(ENGLISH.intent(Utterance.of(said))).as(said).isEqualTo(intent);
    }

    private static void check(Recogniser recogniser, String how, String said, String value) {
        var found = recogniser.find(Utterance.of(said), how.equals("asked"));
        assertThat(found.map(Found::value).map(SlotValue::value).orElse("-"))
                .as(how + ": " + said)
                .isEqualTo(value);
    }

    static Stream<Recogniser> everyRecogniser() {
        return Stream.of(
                AMOUNTS,
                PHONES,
                CHOICES,
                ENGLISH.durations(),
                ENGLISH.emails(),
                ENGLISH.names(),
                ENGLISH.places(),
                ENGLISH.yesOrNo(),
                ENGLISH.moments(),
                ENGLISH.texts());
    }

    @ParameterizedTest
    @MethodSource("everyRecogniser")
    void wordsWithoutMeaningGiveNothing(Recogniser recogniser) {
        for (var said : List.of("", " ", "\0", "\0\0 \u0007", "😀🎉👍🏽", "...", "?!", "   \n\t ", "\u202e", "'")) {
            assertThat(recogniser.find(Utterance.of(said), true)).as(said).isEmpty();
            assertThat(recogniser.find(Utterance.of(said), false)).as(said).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRecogniser")
    void tenKilobytesAreReadQuicklyAndInBounds(Recogniser recogniser) {
        for (var piece : List.of(
                "word ",
                "a",
                "1",
                "one ",
                "half a ",
                "at dot ",
                "double ",
                "A ",
                "my name is ",
                "no ",
                "@.",
                "1,",
                "and ")) {
            var said = Utterance.of(piece.repeat(10_000 / piece.length() + 1));
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
                var found = recogniser.find(said, true);
                found.ifPresent(f -> assertThat(f.to()).isLessThanOrEqualTo(said.size()));
            });
        }
    }

    @Test
    void intentsAreFoundQuicklyInLongWords() {
        for (var piece :
                List.of("no ", "please no yes ", "talk to a real live ", "not at all ", "wait ", "\0", "😀", "7")) {
            var said = Utterance.of(piece.repeat(10_000 / piece.length() + 1));
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
                assertThat(ENGLISH.intent(said)).isNotNull();
                assertThat(ENGLISH.newestFirst(said)).isNotEmpty();
                ENGLISH.corrects(said);
                ENGLISH.takesBack(said, false);
            });
        }
    }

    @Test
    void aNulInsideWordsIsASpace() {
        assertThat(AMOUNTS.find(Utterance.of("fifty\0thousand"), true).map(Found::value))
                .contains(new SlotValue("50000 USD", "fifty thousand dollars"));
    }

    @Test
    void digitsOnlyAreAnAmountOrAPhoneNumberByWhatWasAsked() {
        assertThat(AMOUNTS.find(Utterance.of("50000"), true).map(f -> f.value().value()))
                .contains("50000 USD");
        assertThat(PHONES.find(Utterance.of("4155550123"), true)
                        .map(f -> f.value().value()))
                .contains("+14155550123");
        assertThat(AMOUNTS.find(Utterance.of("4155550123"), true)).isEmpty();
        assertThat(ENGLISH.durations().find(Utterance.of("50000"), true)).isEmpty();
        assertThat(ENGLISH.names().find(Utterance.of("50000"), true)).isEmpty();
    }

    @Test
    void valuesAreSpokenAsPeopleSayThem() {
        assertThat(spoken(AMOUNTS, "$1.2m")).isEqualTo("one point two million dollars");
        assertThat(spoken(AMOUNTS, "12,345")).isEqualTo("twelve thousand three hundred forty-five dollars");
        assertThat(spoken(AMOUNTS, "fifty million toman")).isEqualTo("fifty million toman");
        assertThat(spoken(AMOUNTS, "one dollar")).isEqualTo("one dollar");
        assertThat(spoken(PHONES, "415 555 0123")).isEqualTo("four one five, five five five, zero one two three");
        assertThat(spoken(PHONES, "+44 7700 900123"))
                .isEqualTo("plus four four seven, seven zero zero, nine zero zero, one two three");
        assertThat(spoken(ENGLISH.emails(), "john_s@web-mail.de"))
                .isEqualTo("john underscore s at web dash mail dot de");
        assertThat(spoken(ENGLISH.durations(), "a year and a half")).isEqualTo("eighteen months");
        assertThat(spoken(ENGLISH.moments(), "maybe tomorrow at five")).isEqualTo("tomorrow at five");
    }

    @Test
    void aPhoneNumberTakesTheCountryOfTheProfile() {
        var german = ENGLISH.phones("49");
        assertThat(german.find(Utterance.of("0 30 1 2 3 4 5 6 7"), true)
                        .map(f -> f.value().value()))
                .contains("+49301234567");
    }

    @Test
    void selfCorrectionPutsTheNewestWordsFirst() {
        var pieces = ENGLISH.newestFirst(Utterance.of("fifty thousand, no wait, sixty thousand"));
        assertThat(AMOUNTS.find(pieces.getFirst(), true).map(f -> f.value().value()))
                .contains("60000 USD");
    }

    private static String spoken(Recogniser recogniser, String said) {
        return recogniser.find(Utterance.of(said), true).orElseThrow().value().spoken();
    }
}
