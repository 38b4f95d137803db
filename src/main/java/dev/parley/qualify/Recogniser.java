package dev.parley.qualify;

import java.util.Optional;

/** Finds one kind of fact in what a caller said. Pure, never throws, whatever the words. */
@FunctionalInterface
public interface Recogniser {
    /**
     * The first such fact, if there is one.
     *
     * @param asked true when the words answer the question for it, so that a bare "fifty" or "Anna" counts
     */
    Optional<Found> find(Utterance said, boolean asked);
}
