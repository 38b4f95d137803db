package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnWordsTest {
    @ParameterizedTest
    @CsvSource({
        "en, Mm-hm., 0",
        "en, Okay - yeah!, 0",
        "en, I see, 0",
        "en, Bonds, 1",
        "en, not stocks, 2",
        "en-gb, uh-huh, 0",
        "de, Ach so!, 0",
        "de, nein danke, 2",
        "es, Ajá, 0",
        "uk, угу, 0",
        "fa, بله، خب, 0",
        "fa, سهام, 1",
        "pt, okay, 0"
    })
    void whatSaysNoMoreThanIAmListeningIsNoContent(String language, String words, int content) {
        assertThat(TurnWords.in(language).content(words)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Wait, wait.', true", "en, Hold on a second, true", "en, I have been waiting, false",
                "de, Moment mal, true",
        "es, Un momento por favor, true", "uk, 'Зачекайте, будь ласка', true", "fa, یک لحظه, true", "en, stopped, false"
    })
    void aStopWordIsFoundAmongOthersAndOnlyAsAWholeWord(String language, String words, boolean stops) {
        assertThat(TurnWords.in(language).stops(words)).isEqualTo(stops);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my number is.", "stocks and", "I’m", "around…"})
    void aSentenceThatTrailsOffIsNotOver(String words) {
        assertThat(TurnWords.in("en").trails(words)).isTrue();
    }

    @Test
    void everyLanguageHasAllItsLists() {
        for (var language : new String[] {"en", "de", "es", "uk", "fa"}) {
            var words = TurnWords.in(language);
            assertThat(words.stops()).as(language).isNotEmpty();
            assertThat(words.backchannels()).as(language).isNotEmpty();
            assertThat(words.trailing()).as(language).isNotEmpty();
            assertThat(words.numbers()).as(language).hasSizeGreaterThan(20);
        }
    }
}
