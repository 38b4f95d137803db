package dev.parley.think;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceSplitterTest {
    private static Arguments row(String... sentences) {
        return Arguments.of(String.join(" ", sentences), List.of(sentences));
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                row("Hello there."),
                row("Hello there.", "How are you?"),
                row("Great!", "Thanks.", "What is your budget?"),
                row("The rate is 1.2 percent.", "Is that fine?"),
                row("It costs 50,000.50 dollars."),
                row("Version 2.5.1 is out.", "Good."),
                row("Mr. Smith will call.", "Is that fine?"),
                row("Ask Mrs. Jones or Dr. Brown."),
                row("Prof. Miller is in.", "Shall I connect you?"),
                row("We have funds, e.g. Gold and silver.", "Which one?"),
                row("Some funds, i.e. Bonds, are safe."),
                row("We open at 9 a.m. every day."),
                row("We open at 9 a.m.", "Is that too early?"),
                row("Stocks, bonds, etc. are fine."),
                row("Stocks, bonds, etc.", "Which one?"),
                row("Acme Inc. sells houses."),
                row("I work for Acme Inc.", "And you?"),
                row("The U.S. market is open."),
                row("He lives in the U.S.", "And you?"),
                row("J. Smith and J. R. Miller called."),
                row("So do I.", "Shall we start?"),
                row("Well... let me see."),
                row("Let me see...", "Yes, that works."),
                row("Well… let me see."),
                row("One moment…", "Here it is."),
                row("Really?!", "That is great."),
                row("Wait!!", "There is more."),
                row("She said yes.)", "And then?"),
                row("He asked \"why?\"", "We said so."),
                row("No. 5 is free.", "Do you want it?"),
                row("No.", "That is not it."),
                row("It is 10:30 now.", "Is that fine?"),
                row("1. Stocks are first.", "2. Bonds are next."),
                row("Press 1.", "Then wait."),
                row("Das kostet ca. Hundert Euro.", "Passt das?"),
                row("Wir haben z.B. Aktien.", "Passt das?"),
                row("¿Cuánto quiere invertir?", "Dígame."),
                row("چقدر؟", "خوب."),
                row("Write to a.b@example.com today.", "Is that fine?"),
                row("no mark at all"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void sentencesEndWhereASpeakerWouldStop(String text, List<String> expected) {
        assertThat(SentenceSplitter.sentences(text)).isEqualTo(expected);
    }

    /** What is told early must be what is told with the whole text at hand. */
    @ParameterizedTest
    @MethodSource("sentences")
    void anEndThatIsToldNeverChanges(String text, List<String> expected) {
        var early = new ArrayList<String>();
        var from = 0;
        for (var length = 1; length <= text.length(); length++) {
            var end = SentenceSplitter.sentenceEnd(text.substring(0, length), from, length == text.length());
            while (end != SentenceSplitter.NONE) {
                early.add(text.substring(from, end).strip());
                from = end;
                end = SentenceSplitter.sentenceEnd(text.substring(0, length), from, length == text.length());
            }
        }
        var rest = text.substring(from).strip();
        if (!rest.isEmpty()) {
            early.add(rest);
        }
        assertThat(early).isEqualTo(expected);
    }

    static Stream<Arguments> clauses() {
        return Stream.of(
                Arguments.of("Thanks for telling me that, so what is next?", "Thanks for telling me that,"),
                Arguments.of("Yes, of course, I can help.", "Yes, of course,"),
                Arguments.of("Hi. How are you today, Bob?", "Hi. How are you today,"),
                Arguments.of("That is noted; what is next?", "That is noted;"),
                Arguments.of("You can choose: stocks or gold.", "You can choose:"),
                Arguments.of("I see your point — it is a lot.", "I see your point —"),
                Arguments.of("I see your point - it is a lot.", "I see your point -"),
                Arguments.of("So about 50,000 dollars, right?", "So about 50,000 dollars,"),
                Arguments.of("We could meet at 10:30, right?", "We could meet at 10:30,"),
                Arguments.of("A well-known fund, I think.", "A well-known fund,"),
                Arguments.of("Between 5–10 thousand, I guess.", "Between 5–10 thousand,"),
                Arguments.of("Please press 1, 2 or 3, thanks.", "Please press 1, 2 or 3,"),
                Arguments.of("What is your budget? Tell me.", "What is your budget?"));
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void theFirstClauseEndsAtAPauseBehindTwelveCharacters(String text, String expected) {
        assertThat(text.substring(0, SentenceSplitter.clauseEnd(text, 0, 12, true)))
                .isEqualTo(expected);
        for (var length = 1; length < text.length(); length++) {
            var end = SentenceSplitter.clauseEnd(text.substring(0, length), 0, 12, false);
            assertThat(end).isIn(SentenceSplitter.NONE, expected.length());
        }
    }
}
