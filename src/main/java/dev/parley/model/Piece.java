package dev.parley.model;

import java.time.Duration;

/** A reply as it comes out of a model, piece by piece. */
public sealed interface Piece {
    /** Some characters of the reply, as the model sends them; not a word, not yet fit for anybody's ears. */
    record Token(String text) implements Piece {}

    /** @param arguments a JSON object as the model wrote it, unchecked */
    record ToolCalled(String name, String arguments) implements Piece {}

    /**
     * Nothing follows.
     *
     * @param cut true when the model stopped at its length limit, in the middle of something
     */
    record Finished(int promptTokens, int replyTokens, Duration took, boolean cut) implements Piece {}
}
