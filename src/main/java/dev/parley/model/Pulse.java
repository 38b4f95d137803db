package dev.parley.model;

/** What a probe of a model's server found. */
public sealed interface Pulse {
    /** Not probed yet. */
    record Unknown() implements Pulse {}

    /** The server answers and has the model. */
    record Beating() implements Pulse {}

    /** @param sentence what is wrong and what to do about it */
    record Missing(String sentence) implements Pulse {}
}
