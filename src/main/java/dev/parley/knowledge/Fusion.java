package dev.parley.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): what stands high in any ranking stands high, what
 * stands high in both stands higher; how the rankings came about does not matter.
 */
final class Fusion {
    /** The paper has 60, for rankings of thousands; here three are told, and the first places must count. */
    private static final double DAMPING = 3;

    private Fusion() {}

    /** A ranking, best first, and how much it counts. */
    record Ranking(List<Long> ids, double weight) {}

    /** @return score by id, 0 to 1; 1 is first in all of the rankings */
    static Map<Long, Double> of(List<Ranking> rankings) {
        var weights = rankings.stream().mapToDouble(Ranking::weight).sum();
        var scores = new HashMap<Long, Double>();
        for (var ranking : rankings) {
            for (var rank = 0; rank < ranking.ids().size(); rank++) {
                var share = ranking.weight() / weights;
                scores.merge(ranking.ids().get(rank), share * (DAMPING + 1) / (DAMPING + 1 + rank), Double::sum);
            }
        }
        return scores;
    }
}
