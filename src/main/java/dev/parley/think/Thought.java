package dev.parley.think;

/** What a mind comes up with, piece by piece. */
public sealed interface Thought {
    /** The next words to speak: first a clause of at least 12 characters, then whole sentences; plain and speakable. */
    record Words(String text) implements Thought {}

    /** The model noted a fact; names a slot of the question's targets, its value not yet recognised. */
    record SlotNoted(String slot, String value) implements Thought {}

    /** The model has begun to answer: its first token came. Nothing to speak yet, and no promise that something comes. */
    record Begun() implements Thought {}

    /** The model wants silence recorded from now on, or sound again. */
    record RecordingPaused(boolean paused) implements Thought {}

    record HandOverWished(String reason) implements Thought {}

    /** @param target one of the question's transfers */
    record TransferWished(String target) implements Thought {}

    record EndWished() implements Thought {}
}
