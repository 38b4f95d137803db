package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Finds leads that may be the same person. Names are compared with the leads changed last; numbers and addresses with all. */
@Singleton
class SimilarLeads {
    private static final int MOST_SHOWN = 10;
    private static final String OTHERS =
            "select id, phone, email, name from leads where team_id = :team and id <> :lead"
                    + " and (phone = :phone or (email <> '' and lower(email) = lower(:email)) or id in"
                    + " (select id from leads where team_id = :team order by updated_at desc limit :among))";

    private final Teams teams;
    private final int among;

    SimilarLeads(Teams teams, DeskConfig config) {
        this.teams = teams;
        among = config.similarAmong();
    }

    /** A lead that may be the same person. */
    @Schema(description = "A lead that may be the same person")
    record Similar(
            @Schema(examples = "43") long id,
            @Schema(examples = "Alise Smith") String name,
            @Schema(examples = "+14155550123") String phone,

            @Schema(description = "0 to 1", examples = "0.95")
            double score,

            @Schema(description = "phone, email or name", examples = "email")
            String because) {}

    /** The most alike first; compared on a worker thread. */
    Uni<List<Similar>> of(TeamId team, long lead) {
        return teams.within(team, () -> Rows.lead(lead)
                        .flatMap(one -> others(team, one).map(others -> new Compared(one, others))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Compared::alike);
    }

    private Uni<List<Tuple>> others(TeamId team, LeadRow lead) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(OTHERS, Tuple.class)
                .setParameter("team", team.value())
                .setParameter("lead", lead.number())
                .setParameter("phone", lead.phone.isEmpty() ? "-" : lead.phone)
                .setParameter("email", lead.email)
                .setParameter("among", among)
                .getResultList());
    }

    private record Compared(LeadRow one, List<Tuple> others) {
        List<Similar> alike() {
            var traits = new Similarity.Traits(one.phone, one.email, one.name);
            return others.stream()
                    .flatMap(other -> alike(traits, other))
                    .sorted(Comparator.comparingDouble(Similar::score)
                            .reversed()
                            .thenComparing(Similar::id))
                    .limit(MOST_SHOWN)
                    .toList();
        }

        private static Stream<Similar> alike(Similarity.Traits one, Tuple other) {
            var phone = other.get(1, String.class);
            var name = other.get(3, String.class);
            return Similarity.of(one, new Similarity.Traits(phone, other.get(2, String.class), name))
                    .map(found ->
                            new Similar(other.get(0, Long.class), name, phone, rounded(found.score()), found.because()))
                    .stream();
        }

        private static double rounded(double score) {
            return Math.round(score * 1000) / 1000.0;
        }
    }
}
