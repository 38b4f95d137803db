package dev.parley.speak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '¬', textBlock = """
            Good afternoon. How may I help you?      | Good afternoon. How may I help you?
            **Great**, that is _very_ good           | Great, that is very good
            # Welcome                                | Welcome
            - first - second                         | first, second
            `code` and ~~old~~ news                  | code and old news
            See [our page](https://example.com/x).   | See our page.
            Go to https://www.example.com/a?b=c now  | Go to example.com now
            <speak>Hello<break time='1s'/> you       | Hello you
            [[h@l'oU]]                               | h@l'oU
            Great! 🎉👍🏽 Thanks ✅                      | Great! Thanks
            It is 20° outside                        | It is 20° outside
            Yes — of course                          | Yes, of course
            Well... wait…                            | Well. wait.
            Really?!?? No!!!                         | Really? No!
            “Stocks” or ‘bonds’                      | Stocks or 'bonds'
            Stocks and/or bonds                      | Stocks and or bonds
            on 3/4/2026                              | on 3/4/2026
            20. That is right.                       | 20. That is right.
            press 1, e.g. for stocks                 | press 1, for example for stocks
            funds, i.e., shared ones                 | funds, that is shared ones
            Stocks, bonds, etc.                      | Stocks, bonds, et cetera
            Smith & Sons                             | Smith and Sons
            call us 24/7                             | call us twenty-four seven
            my_mail@example.com                      | my_mail@example.com
            fifty thousand dollars                   | fifty thousand dollars
            ...                                      | ¬¬
            🎉                                       | ¬¬
            """)
    void textBecomesWhatIsSaid(String text, String said) {
        assertThat(Speakable.of(new Sentence(text, "en")).text()).isEqualTo(said);
    }

    @Test
    void controlCharactersAndInvisibleMarksAreGone() {
        assertThat(say("Hel\u200Blo\u0000\u001B there\r\n\tyou\uFEFF")).isEqualTo("Hello there you");
    }

    @Test
    void theJoinerThatPersianIsWrittenWithStays() {
        assertThat(Speakable.of(new Sentence("می\u200Cخواهم — بله", "fa")).text())
                .isEqualTo("می\u200Cخواهم, بله");
    }

    @Test
    void abbreviationsOfEnglishAreLeftInOtherLanguages() {
        assertThat(Speakable.of(new Sentence("Aktien & Fonds etc.", "de")).text())
                .isEqualTo("Aktien & Fonds etc.");
    }

    @Test
    void aLongTextEndsWithASentence() {
        var sentence = "This is a sentence of forty characters. ";

        assertThat(say(sentence.repeat(30))).isEqualTo(sentence.repeat(10).strip());
    }

    @Test
    void aLongTextWithoutAnEndIsCutBetweenWords() {
        assertThat(say("word ".repeat(200))).hasSizeBetween(390, 400).endsWith("word");
    }

    @Test
    void aLongWordIsCutBetweenCharacters() {
        // letters outside the basic plane take two chars each
        var said = say("a" + "𝒳".repeat(400));

        assertThat(said).hasSize(399);
        assertThat(Character.isLowSurrogate(said.charAt(398))).isTrue();
    }

    private static String say(String text) {
        return Speakable.of(new Sentence(text, "en")).text();
    }
}
