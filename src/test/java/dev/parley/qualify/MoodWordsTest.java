package dev.parley.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.Mood;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sentences with the sign that a person gives them: those that the lexicon was made with, and those that were written
 * afterwards and changed nothing in it.
 */
class MoodWordsTest {
    private static final double SIGN = 0.1;
    private static final double URGENT = 0.5;

    @Test
    void whatItWasMadeWithItGetsRight() throws IOException {
        var result = Result.of("/mood/learnt.en.csv");
        assertThat(result.size()).isGreaterThan(200);
        assertThat(result.wrongSign()).hasSizeLessThanOrEqualTo(result.size() * 4 / 100);
        assertThat(result.wrongUrgency()).hasSizeLessThanOrEqualTo(result.size() / 100);
    }

    /** A small lexicon knows no idioms: what it misses it takes for calm, and hardly ever for the opposite. */
    @Test
    void ofWhatItHasNotSeenItTakesLittleForTheOpposite() throws IOException {
        var result = Result.of("/mood/unseen.en.csv");
        assertThat(result.size()).isGreaterThanOrEqualTo(60);
        assertThat(result.opposite()).hasSizeLessThanOrEqualTo(2);
        assertThat(result.wrongSign()).hasSizeLessThanOrEqualTo(result.size() / 2);
        assertThat(result.wrongUrgency()).hasSizeLessThanOrEqualTo(result.size() / 10);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/mood/other-languages.csv", delimiter = '|', numLinesToSkip = 1)
    void otherLanguagesHaveASmallerLexicon(String language, String sign, int urgent, String said) {
        var mood = MoodWords.in(language).of(said);
        assertThat(sign(mood)).as("%s", mood).isEqualTo(sign);
        assertThat(mood.urgency() >= URGENT).as("%s", mood).isEqualTo(urgent == 1);
    }

    private record Result(int size, List<String> wrongSign, List<String> opposite, List<String> wrongUrgency) {
        static Result of(String file) throws IOException {
            var rows = rows(file);
            var result = new Result(
                    rows.size(),
                    which(rows, row -> !sign(mood(row)).equals(row[0])),
                    which(
                            rows,
                            row -> !row[0].equals("0")
                                    && !sign(mood(row)).equals("0")
                                    && !sign(mood(row)).equals(row[0])),
                    which(rows, row -> mood(row).urgency() >= URGENT != row[1].equals("1")));
            System.out.println("FIGURES mood, " + file + ": " + result);
            return result;
        }

        private static Mood mood(String[] row) {
            return MoodWords.in("en").of(row[2]);
        }

        private static List<String> which(List<String[]> rows, Predicate<String[]> those) {
            return rows.stream().filter(those).map(row -> row[0] + " " + row[2]).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is great.|This is really great.",
                "This is a bit annoying.|This is annoying.",
                "It was good but terrible in the end.|It was terrible but good in the end.",
                "I'm annoyed.|I'm furious."
            })
    void someFeelMoreThanOthers(String less, String more) {
        var one = MoodWords.in("en").of(less).sentiment();
        var other = MoodWords.in("en").of(more).sentiment();
        assertThat(one < 0 && other < 0 ? -other : other).isGreaterThan(one < 0 && other < 0 ? -one : one);
    }

    @Test
    void nothingSaidAndLanguagesWithoutALexiconAreCalm() {
        assertThat(MoodWords.in("en").of("")).isEqualTo(Mood.CALM);
        assertThat(MoodWords.in("xx").of("I hate this")).isEqualTo(Mood.CALM);
        assertThat(MoodWords.in("../en").of("I hate this")).isEqualTo(Mood.CALM);
    }

    @Test
    void aLongTurnStaysWithinBoundsAndTakesNoTime() {
        var words = "I hate this terrible awful outrageous mess and I need help immediately. ".repeat(100);
        MoodWords.in("en").of(words);
        var began = System.nanoTime();
        var mood = MoodWords.in("en").of(words);
        assertThat(System.nanoTime() - began).isLessThan(50_000_000L);
        assertThat(mood.sentiment()).isBetween(-1.0, -0.99);
        assertThat(mood.urgency()).isEqualTo(1);
    }

    private static String sign(Mood mood) {
        return mood.sentiment() > SIGN ? "+" : mood.sentiment() < -SIGN ? "-" : "0";
    }

    private static List<String[]> rows(String file) throws IOException {
        try (var in = Objects.requireNonNull(MoodWordsTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\\|"))
                    .toList();
        }
    }
}
