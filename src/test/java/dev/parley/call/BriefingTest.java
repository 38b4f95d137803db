package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.Interview;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Speaker;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefingTest {
    private static final Caller ANNA = new Caller("+14155550123", "Anna M.", false);
    private final Interview fresh = Interview.begin(TestProfiles.investment(), Optional.empty(), Map.of());

    @Test
    void theNameThatTheCallerToldCountsMoreThanTheOneOfTheirLine() {
        var told = Interview.begin(TestProfiles.investment(), Optional.of("Anna Miller"), Map.of());
        assertThat(english(Referral.none(ANNA), told, Dialogue.EMPTY).who())
                .isEqualTo("Anna Miller is on the line for you.");
        assertThat(english(Referral.none(ANNA), fresh, Dialogue.EMPTY).who())
                .isEqualTo("Anna M is on the line for you.");
    }

    @Test
    void withoutANameTheNumberIsTold() {
        assertThat(english(Referral.none(new Caller("+14155550123", "", false)), fresh, Dialogue.EMPTY)
                        .who())
                .isEqualTo("A caller from +14155550123 is on the line for you.");
        assertThat(english(Referral.none(new Caller("", "", false)), fresh, Dialogue.EMPTY)
                        .who())
                .isEqualTo("A caller whose number is withheld is on the line for you.");
    }

    @Test
    void whatIsKnownIsToldInTheWordsOfPeople() {
        var told = fresh.hear("I'd like to invest in stocks.").hear("fifty thousand dollars");
        assertThat(told.slots()).hasSize(2);
        var amount = Objects.requireNonNull(told.slots().get("amount")).spoken();
        assertThat(english(Referral.none(ANNA), told, Dialogue.EMPTY).told())
                .isEqualTo("So far: stocks, " + amount + ".");
        assertThat(english(Referral.none(ANNA).because("wants advice"), told, Dialogue.EMPTY)
                        .told())
                .isEqualTo("So far: stocks, " + amount + "; wants advice.");
    }

    @Test
    void withoutFactsTheReasonOrTheLastWordsAreTold() {
        var dialogue = Dialogue.EMPTY
                .plus(Speaker.CALLER, "My letter never came!")
                .plus(Speaker.AGENT, "I'll put you through.");
        assertThat(english(Referral.none(ANNA).because("is upset"), fresh, dialogue)
                        .told())
                .isEqualTo("Why they call: is upset.");
        assertThat(english(Referral.none(ANNA), fresh, dialogue).told()).isEqualTo("They said: My letter never came.");
        assertThat(english(Referral.none(ANNA), fresh, Dialogue.EMPTY).told())
                .isEqualTo("They asked for a person and have said nothing else yet.");
    }

    @Test
    void nobodyIsQuotedAtLength() {
        var dialogue = Dialogue.EMPTY.plus(Speaker.CALLER, "and so on ".repeat(100));
        assertThat(english(Referral.none(ANNA), fresh, dialogue).told())
                .hasSizeBetween(140, 180)
                .endsWith("on.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fa", "uk"})
    void everyShippedLanguageHasAllSentences(String language) {
        var spoken = Dialogue.EMPTY.plus(Speaker.CALLER, "WORDS");
        var stocks = fresh.hear("I'd like to invest in stocks.");
        var number = Referral.none(new Caller("NUMBER", "", false));
        assertThat(of(number, fresh, spoken, language)).contains("NUMBER").contains("WORDS");
        assertThat(of(number.because("REASON"), fresh, spoken, language)).contains("REASON");
        assertThat(of(Referral.none(new Caller("", "", false)), fresh, Dialogue.EMPTY, language))
                .hasSizeGreaterThan(30)
                .doesNotContain("{}");
        assertThat(of(Referral.none(ANNA), stocks, spoken, language))
                .contains("Anna M")
                .contains("stocks")
                .doesNotContain("{}");
    }

    @Test
    void aLanguageWithoutAFileIsSpokenToInEnglish() {
        assertThat(of(Referral.none(ANNA), fresh, Dialogue.EMPTY, "eo")).startsWith("Anna M is on the line");
        assertThat(of(Referral.none(ANNA), fresh, Dialogue.EMPTY, "de-AT")).startsWith("Anna M ist");
    }

    private static Briefing english(Referral referral, Interview interview, Dialogue dialogue) {
        return Briefing.of(referral, interview, dialogue, "en");
    }

    private static String of(Referral referral, Interview interview, Dialogue dialogue, String language) {
        return Briefing.of(referral, interview, dialogue, language).text();
    }
}
