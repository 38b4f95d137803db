package dev.parley.aftercall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.aftercall.analysis.Analysis;
import dev.parley.aftercall.analysis.LeadScore;
import dev.parley.desk.Advice.Recommendation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisorTest {
    @ParameterizedTest
    @CsvSource({
        "contacted, 0.61, TRANSFER",
        "qualified, 0.6, TRANSFER",
        "qualified, 0.59, NURTURE",
        "new, 0.01, NURTURE",
        "lost, 0.01, DISCARD",
        "lost, 0.9, DISCARD"
    })
    void aPromisingLeadGoesToSalesAndOnlyWhoTurnedUsDownIsGivenUp(String stage, double score, Recommendation advised) {
        var analysis =
                new Analysis("x", List.of(), "neutral", "normal", Map.of(), List.of(), stage, 0.5, Map.of(), List.of());
        assertThat(Advisor.recommendation(analysis, new LeadScore(score, 0.5, List.of())))
                .isEqualTo(advised);
    }
}
