package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;

/** How sales ended, kept beside what had been advised. For use inside {@code Teams.within}. */
final class Sales {
    private static final String CLOSE = "insert into closed_sales (lead_id, won, ai_score, ai_recommendation, at)"
            + " select id, :won, ai_score, ai_recommendation, now() from leads where id = :lead"
            + " on conflict (lead_id) do update set won = excluded.won, ai_score = excluded.ai_score,"
            + " ai_recommendation = excluded.ai_recommendation, at = excluded.at";
    private static final String REOPEN = "delete from closed_sales where lead_id = :lead";
    private static final String SCORED =
            "select ai_score, won from closed_sales where ai_score is not null" + " order by at desc limit 10000";

    private Sales() {}

    /** Keeps the end of a sale when the lead has got to one, takes it back when it has left it. */
    static Uni<Void> follow(LeadRow lead, String before) {
        if (before.equals(lead.stage)) {
            return Uni.createFrom().voidItem();
        }
        var won = lead.stage.equals(Stage.CONVERTED.text());
        return Panache.getSession()
                .flatMap(session -> won || lead.stage.equals(Stage.LOST.text())
                        ? session.createNativeQuery(CLOSE)
                                .setParameter("won", won)
                                .setParameter("lead", lead.number())
                                .executeUpdate()
                        : session.createNativeQuery(REOPEN)
                                .setParameter("lead", lead.number())
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** The latest closed sales that had a score. */
    static Uni<List<Calibration.Sale>> scored() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(SCORED, Tuple.class).getResultList())
                .map(found -> found.stream()
                        .map(sale -> new Calibration.Sale(sale.get(0, Double.class), sale.get(1, Boolean.class)))
                        .toList());
    }
}
