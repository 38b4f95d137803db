package dev.parley.listen;

import dev.parley.talk.Transcript;
import io.smallrye.mutiny.Uni;

/** Turns speech into words. Stateless: any number of calls at once. */
public interface Ear {
    /** For people: "faster-whisper at http://…". */
    String name();

    /**
     * Transcribes one stretch of speech. An empty text means that there were no words in it; fails with
     * {@link EarException} when the engine could not be asked. Never blocks.
     */
    Uni<Transcript> transcribe(Speech speech);
}
