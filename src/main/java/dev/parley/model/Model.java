package dev.parley.model;

import io.smallrye.mutiny.Multi;

/** A language model behind time limits and a breaker. Any number of prompts at once, from any thread. */
public interface Model {
    /** For people: "qwen3:8b at http://…". */
    String name();

    /**
     * Asks; the pieces come on the thread that read them off the wire. Fails with {@link ModelException}: at once while
     * the breaker is open, else when a time limit passes or the stream breaks. Cancelling closes the connection.
     */
    Multi<Piece> stream(Prompt prompt);

    /** False while asking would be a waste of time: the breaker is open, or nothing answered the last probe. */
    boolean willing();

    /** How it answered the last probe. */
    Pulse pulse();
}
