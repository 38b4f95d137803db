package dev.parley.knowledge;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Makes vectors of texts, so that what means the same lies close together. Any thread. */
interface Embedder {
    /** Whether it can answer within milliseconds: the model is in memory. */
    boolean awake();

    /** Whether there are vectors here at all. Until the model was needed for the first time nobody knows. */
    boolean able();

    /**
     * The vector of a text, of length 1; loads the model first when it is not in memory yet. Empty where there is no
     * model. The caller's thread never waits.
     */
    Uni<Optional<float[]>> embed(String text);

    /** The same on a thread that may wait. */
    Optional<float[]> embedNow(String text);
}
