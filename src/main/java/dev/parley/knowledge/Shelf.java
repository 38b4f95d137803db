package dev.parley.knowledge;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The vectors of a team's documents in memory, 1.5 kB a sentence; all are compared, so that the nearest are found
 * for certain. Immutable.
 *
 * @param edition which documents it was made of
 */
record Shelf(Edition edition, List<Placed> vectors) {
    static final Shelf EMPTY = new Shelf(new Edition(0, 0), List.of());

    /** Tells one state of a team's documents from every other: ids are given out once, in rising order. */
    record Edition(long documents, long newest) {}

    /** @param vectors of length 1 each, one after the other; shared, never changed */
    @SuppressWarnings("ArrayRecordComponent") // thousands of them, compared in every search
    @RegisterForReflection
    record Placed(long id, float[] vectors) {}

    /** @param likeness the cosine of the angle between query and piece */
    record Near(long id, double likeness) {}

    Shelf {
        vectors = List.copyOf(vectors);
    }

    boolean stocked() {
        return edition.documents() > 0;
    }

    /** The nearest, best first. */
    List<Near> nearest(float[] query, int most) {
        var best = new PriorityQueue<Near>(Comparator.comparingDouble(Near::likeness));
        for (var placed : vectors) {
            var likeness = likeness(query, placed.vectors());
            if (best.size() < most) {
                best.add(new Near(placed.id(), likeness));
            } else if (likeness > best.element().likeness()) {
                best.remove();
                best.add(new Near(placed.id(), likeness));
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .toList();
    }

    /** A piece is as near as the nearest of its vectors. */
    private static double likeness(float[] query, float[] vectors) {
        var nearest = -1f;
        for (var from = 0; from + query.length <= vectors.length; from += query.length) {
            var sum = 0f;
            for (var i = 0; i < query.length; i++) {
                sum += query[i] * vectors[from + i];
            }
            nearest = Math.max(nearest, sum);
        }
        return nearest;
    }
}
