package dev.parley.aftercall.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.aftercall.analysis.LeadScore.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadScoreTest {
    @Test
    void nothingKnownIsTheMiddleWithoutConfidence() {
        var score = LeadScore.of(List.of());
        assertThat(score.score()).isEqualTo(0.5);
        assertThat(score.confidence()).isZero();
    }

    @Test
    void oneSignalOfWeightOneAndNoDifficultyLiesWhereTheModelSays() {
        // the position solves x = 1 - 1/(1+exp(-x)): x = 0.401058…, found by bisection on paper
        double x = 0.4010581375;
        assertThat(1 - 1 / (1 + Math.exp(-x))).isCloseTo(x, within(1e-9));
        var score = LeadScore.of(List.of(signal("a", 1, 0, true)));
        assertThat(score.score()).isCloseTo(1 / (1 + Math.exp(-1.702 * x)), within(1e-9));
        assertThat(score.signals().getFirst().effect()).isCloseTo(score.score() - 0.5, within(1e-9));
    }

    @Test
    void shownAndNotShownOfTheSameKindCancelOut() {
        var score = LeadScore.of(List.of(signal("a", 1.2, 0, true), signal("b", 1.2, 0, false)));
        assertThat(score.score()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aHardSignalShownRaisesMoreThanAnEasyOneAndAnEasyOneMissingLowersMore() {
        assertThat(of("hard", 2, true)).isGreaterThan(of("easy", -2, true));
        assertThat(of("easy", -2, false)).isLessThan(of("hard", 2, false));
    }

    @Test
    void moreSignalsMakeItSurer() {
        var one = LeadScore.of(List.of(signal("a", 1, 0, true)));
        var three = LeadScore.of(List.of(signal("a", 1, 0, true), signal("b", 1, 0, true), signal("c", 1, 0, false)));
        assertThat(three.confidence()).isGreaterThan(one.confidence()).isLessThan(1);
    }

    @Test
    void aQualifiedCallerScoresHigherThanOneWhoHangsUp() {
        var words = Talk.of("Hi.", "I have fifty thousand.", "Stocks.", "Yes, call me tomorrow.");
        var good = new Extraction(new Evidence(words), Talk.INVESTMENT).analysis();
        var lost = Talk.of("I am not interested.");
        var bad = new Extraction(new Evidence(lost), Talk.INVESTMENT).analysis();
        assertThat(Signals.score(good, words).score()).isGreaterThan(0.6);
        assertThat(Signals.score(bad, lost).score()).isLessThan(0.3);
        assertThat(Signals.score(good, words).signals())
                .extracting(Signal::name)
                .contains("told a budget");
    }

    private static double of(String name, double difficulty, boolean shown) {
        return LeadScore.of(List.of(signal(name, 1, difficulty, shown))).score();
    }

    private static Signal signal(String name, double weight, double difficulty, boolean shown) {
        return new Signal(name, weight, difficulty, shown, 0);
    }
}
