package dev.parley.speak;

import dev.parley.audio.Pcm;
import io.smallrye.mutiny.Multi;

/** A speech synthesiser. Stateless: any number of calls at once. */
public interface Voice {
    /** For people: "espeak-ng (en-us)". */
    String name();

    /** False while the operator has given it no address; then nobody asks it. */
    boolean configured();

    /**
     * Speaks one sentence; sound arrives in order, in chunks of any length, as the engine makes it. Fails with
     * {@link VoiceException} when the engine could not be asked. Never blocks the caller's thread.
     */
    Multi<Pcm> synthesise(Sentence sentence);
}
