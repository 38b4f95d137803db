package dev.parley.knowledge;

import dev.parley.access.TeamId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a team's documents say. Any thread; results arrive on the context of whoever subscribes, when on one. */
public interface Knowledge {
    /**
     * The pieces of the team's documents that fit the query best, best first; empty when the team has no documents or
     * none of them has anything to do with it. Blocks nobody. May take a second when it is the first search after the
     * start, which loads the model of the vectors: set a time limit where somebody waits.
     *
     * @param query in the asker's own words
     * @param most from 1
     */
    Uni<List<Snippet>> search(TeamId team, String query, int most);

    /**
     * The same for somebody who waits on the telephone: it answers at once or not at all.
     */
    Uni<Found> quickly(TeamId team, String query, int most);

    /**
     * What a quick search came to.
     *
     * @param stocked false when the team has no documents, or it is not known yet whether it has any
     * @param snippets those only that are likely to hold an answer
     */
    record Found(boolean stocked, List<Snippet> snippets) {
        public static final Found NOTHING = new Found(false, List.of());

        public Found {
            snippets = List.copyOf(snippets);
        }
    }
}
