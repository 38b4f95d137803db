package dev.parley.call;

import dev.parley.audio.Pcm;
import io.smallrye.mutiny.Uni;

/**
 * Tells from the sound of what may be a whole turn whether it is over. What it says is weighed together with the words
 * ({@link Endpointing}), which decide alone where it is unsure.
 */
public interface EndOfTurn {
    /** What the sound of a turn tells. */
    enum Verdict {
        OVER,
        GOES_ON,
        UNSURE
    }

    /**
     * Never fails, and answers within a fraction of a second, on any thread.
     *
     * @param sound from the start of the turn to the silence that may end it
     */
    Uni<Verdict> judge(Pcm sound);
}
