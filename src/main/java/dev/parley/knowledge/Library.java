package dev.parley.knowledge;

import dev.parley.access.Contexts;
import dev.parley.access.TeamId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Searches by meaning and by words, and takes what stands high in both. */
@Singleton
class Library implements Knowledge {
    private static final Logger LOG = Logger.getLogger(Library.class);
    private static final int LONGEST_QUERY = 1000;
    private static final int RANKED = 30;
    /** Callers seldom use the words of a document; where they do, it helps to tell near pieces apart. */
    private static final double WORDS_COUNT = 0.5;

    /** Without vectors one common word says little. */
    private static final int ENOUGH_WORDS = 2;

    private final Shelves shelves;
    private final DocumentStore store;
    private final Embedder embedder;
    private final Contexts contexts;
    private final double likely;

    Library(Shelves shelves, DocumentStore store, Embedder embedder, Contexts contexts, KnowledgeConfig config) {
        this.shelves = shelves;
        this.store = store;
        this.embedder = embedder;
        this.contexts = contexts;
        this.likely = config.likely();
    }

    @Override
    public Uni<List<Snippet>> search(TeamId team, String query, int most) {
        return contexts.asideAndBack(() -> shelves.of(team).chain(shelf -> find(team, shelf, query, most, Means.BOTH)));
    }

    @Override
    public Uni<Found> quickly(TeamId team, String query, int most) {
        return contexts.asideAndBack(() -> shelves.of(team).chain(shelf -> {
            if (!shelf.stocked()) {
                return Uni.createFrom().item(Found.NOTHING);
            }
            return find(team, shelf, query, most, readyMeans())
                    .map(found -> new Found(
                            true, found.stream().filter(Snippet::likely).toList()));
        }));
    }

    /** Which rankings are asked for; single ones are there to be compared. */
    enum Means {
        BOTH,
        VECTORS,
        WORDS
    }

    Uni<List<Snippet>> search(TeamId team, String query, int most, Means means) {
        return contexts.asideAndBack(() -> shelves.of(team).chain(shelf -> find(team, shelf, query, most, means)));
    }

    /** Nobody waits on the telephone for a model to be loaded; the next question will find it. */
    private Means readyMeans() {
        if (embedder.awake()) {
            return Means.BOTH;
        }
        wake();
        return Means.WORDS;
    }

    void wake() {
        embedder.embed("Hello")
                .subscribe()
                .with(done -> {}, fault -> LOG.warnf(fault, "The model that makes vectors could not be loaded."));
    }

    private Uni<List<Snippet>> find(TeamId team, Shelf shelf, String query, int most, Means means) {
        var asked = asked(query);
        if (!shelf.stocked() || asked.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var byWords = means == Means.VECTORS
                ? Uni.createFrom().item(List.<DocumentStore.Matched>of())
                : store.byWords(team, asked, RANKED);
        var byMeaning = means == Means.WORDS
                ? Uni.createFrom().item(Optional.<List<Shelf.Near>>empty())
                : nearest(shelf, asked);
        return byMeaning.chain(near -> byWords.chain(matched -> told(team, new Ranked(near, matched), most)));
    }

    private static String asked(String query) {
        var line = Block.line(query);
        var end = Math.min(line.length(), LONGEST_QUERY);
        return line.substring(0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    /** Empty where there are no vectors. */
    private Uni<Optional<List<Shelf.Near>>> nearest(Shelf shelf, String asked) {
        if (shelf.vectors().isEmpty() || !embedder.able()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .item(() -> embedder.embedNow(asked).map(vector -> shelf.nearest(vector, RANKED)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Both rankings. */
    private record Ranked(Optional<List<Shelf.Near>> near, List<DocumentStore.Matched> matched) {
        Map<Long, Double> scores() {
            var rankings = new ArrayList<Fusion.Ranking>();
            near.ifPresent(found -> rankings.add(
                    new Fusion.Ranking(found.stream().map(Shelf.Near::id).toList(), 1)));
            if (near.isEmpty() || !matched.isEmpty()) {
                var ids = matched.stream().map(DocumentStore.Matched::id).toList();
                rankings.add(new Fusion.Ranking(ids, WORDS_COUNT));
            }
            return Fusion.of(rankings);
        }
    }

    private Uni<List<Snippet>> told(TeamId team, Ranked ranked, int most) {
        var scores = ranked.scores();
        var best = scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        var likely = likely(ranked);
        return store.pieces(team, best).map(pieces -> best.stream()
                .flatMap(id -> Optional.ofNullable(pieces.get(id)).stream())
                .map(piece ->
                        snippet(piece, scores.getOrDefault(piece.id(), 0.0), likely.getOrDefault(piece.id(), false)))
                .toList());
    }

    private Map<Long, Boolean> likely(Ranked ranked) {
        return ranked.near()
                .map(near -> near.stream().collect(Collectors.toMap(Shelf.Near::id, n -> n.likeness() >= likely)))
                .orElseGet(() -> ranked.matched().stream()
                        .collect(Collectors.toMap(DocumentStore.Matched::id, m -> m.words() >= ENOUGH_WORDS)));
    }

    private static Snippet snippet(Piece piece, double score, boolean likely) {
        return new Snippet(piece.source(), piece.text(), Math.round(score * 1000) / 1000.0, piece.position(), likely);
    }
}
