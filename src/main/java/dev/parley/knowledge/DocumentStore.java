package dev.parley.knowledge;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Documents and their pieces in PostgreSQL. Each method sees one team only. */
@Singleton
class DocumentStore {
    /**
     * Pieces by how many of the query's words are in them, the rarer words counting for more. A question's words are
     * joined by "or": no piece has all of them.
     */
    private static final String BY_WORDS = """
            with terms as materialized (
                select distinct unnest(tsvector_to_array(to_tsvector('english', :query))) as term),
            hits as materialized (
                select term, id, length(words) as words from terms
                join embeddings on team_id = :team and words @@ plainto_tsquery('simple', term)),
            weights as (
                select term, ln(1 + (select count(*) from embeddings where team_id = :team) / count(*)) as weight
                from hits group by term)
            select id, count(*) as words
            from hits join weights using (term)
            group by id, words order by sum(weight) / (20 + words) desc, id limit :most""";

    private static final int AT_ONCE = 100;

    private final Teams teams;

    DocumentStore(Teams teams) {
        this.teams = teams;
    }

    /** @param words how many different words of the query are in the piece */
    record Matched(long id, long words) {}

    /** Adds a document; one of the same name makes room for it in the same moment. */
    Uni<DocumentRow> add(TeamId team, DocumentRow document, List<ChunkRow> chunks) {
        return teams.within(
                team, () -> DocumentRow.delete("#" + DocumentRow.REPLACE, Parameters.with("source", document.source))
                        .chain(() -> document.<DocumentRow>persist())
                        .call(() -> added(Objects.requireNonNull(document.id, "a stored document has an id"), chunks)));
    }

    private static Uni<Void> added(long document, List<ChunkRow> chunks) {
        chunks.forEach(chunk -> chunk.docId = document);
        var all = Uni.createFrom().voidItem();
        for (var from = 0; from < chunks.size(); from += AT_ONCE) {
            var some = chunks.subList(from, Math.min(from + AT_ONCE, chunks.size()));
            all = all.chain(() -> ChunkRow.persist(some))
                    .chain(() -> Panache.getSession().chain(session -> session.flush()));
        }
        return all;
    }

    Uni<List<DocumentRow>> list(TeamId team) {
        return teams.within(team, () -> DocumentRow.list("#" + DocumentRow.BY_NAME));
    }

    /** False when the team has no such document. */
    Uni<Boolean> remove(TeamId team, long id) {
        return teams.within(team, () -> DocumentRow.delete("#" + DocumentRow.REMOVE, Parameters.with("id", id)))
                .map(removed -> removed > 0);
    }

    Uni<Long> howMany(TeamId team) {
        return teams.within(team, () -> DocumentRow.count("#" + DocumentRow.HOW_MANY));
    }

    /** Whether the team has the lead that a search is for. */
    Uni<Boolean> hasLead(TeamId team, long lead) {
        return teams.within(team, () -> Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select count(*) from leads where id = :lead and team_id = :team", Long.class)
                        .setParameter("lead", lead)
                        .setParameter("team", team.value())
                        .getSingleResult())
                .map(found -> found > 0));
    }

    /** The known vectors if they are still those of the team's documents, else what there is now. */
    Uni<Shelf> shelf(TeamId team, Shelf known) {
        return teams.within(team, () -> edition()
                .chain(now -> now.equals(known.edition()) ? Uni.createFrom().item(known) : vectors(now)));
    }

    private static Uni<Shelf.Edition> edition() {
        return Panache.getSession().chain(session -> session.createNamedQuery(DocumentRow.HOW_MANY, Long.class)
                .getSingleResult()
                .chain(count -> session.createNamedQuery(DocumentRow.NEWEST, Long.class)
                        .getSingleResult()
                        .map(newest -> new Shelf.Edition(count, newest))));
    }

    private static Uni<Shelf> vectors(Shelf.Edition edition) {
        return Panache.getSession()
                .chain(session -> session.createNamedQuery(ChunkRow.VECTORS, Shelf.Placed.class)
                        .getResultList())
                .map(placed -> new Shelf(edition, placed));
    }

    /** The pieces with most of the query's words, best first. */
    Uni<List<Matched>> byWords(TeamId team, String query, int most) {
        return teams.within(team, () -> matched(team, query, most));
    }

    Uni<Map<Long, Piece>> pieces(TeamId team, List<Long> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : teams.within(team, () -> texts(ids));
    }

    private static Uni<List<Matched>> matched(TeamId team, String query, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_WORDS, Object[].class)
                        .setParameter("query", query)
                        .setParameter("team", team.value())
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Matched(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                        .toList());
    }

    private static Uni<Map<Long, Piece>> texts(List<Long> ids) {
        return Panache.getSession()
                .chain(session -> session.createNamedQuery(ChunkRow.TEXTS, Piece.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(pieces -> pieces.stream().collect(Collectors.toMap(Piece::id, Function.identity())));
    }
}
