package dev.parley.knowledge;

import dev.parley.access.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vectors of the teams whose documents were searched, in memory. A change here is seen at once, one that another
 * Parley makes as soon as what is known is not fresh any more. Thread-safe.
 */
@Singleton
class Shelves {
    private final DocumentStore store;
    private final Duration fresh;
    private final ConcurrentHashMap<TeamId, Kept> kept = new ConcurrentHashMap<>();

    /** @param since {@link System#nanoTime()} when PostgreSQL said so */
    private record Kept(Shelf shelf, long since) {}

    Shelves(DocumentStore store, KnowledgeConfig config) {
        this.store = store;
        this.fresh = config.fresh();
    }

    Uni<Shelf> of(TeamId team) {
        var known = kept.get(team);
        if (known != null && System.nanoTime() - known.since() < fresh.toNanos()) {
            return Uni.createFrom().item(known.shelf());
        }
        var asked = System.nanoTime();
        return store.shelf(team, known == null ? Shelf.EMPTY : known.shelf())
                .invoke(shelf -> kept.put(team, new Kept(shelf, asked)));
    }

    /** The team's documents have changed. */
    void changed(TeamId team) {
        kept.remove(team);
    }
}
