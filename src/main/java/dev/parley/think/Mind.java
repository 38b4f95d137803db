package dev.parley.think;

import io.smallrye.mutiny.Multi;

/** Finds the next reply. Stateless: any number of calls at once. */
public interface Mind {
    /** For people: "qwen3:8b at http://…". */
    String name();

    /**
     * The reply as it comes. Words are already fit to speak: repaired, or replaced by the question's script. Fails with
     * {@link MindException} only while nothing but {@link Thought.Begun} has been emitted (then the caller speaks the
     * script); a stream that breaks later completes after the last whole sentence. Cancelling stops the model.
     */
    Multi<Thought> answer(Question question);
}
