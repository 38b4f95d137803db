package dev.parley.listen;

import dev.parley.audio.Pcm;
import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of speech to transcribe.
 *
 * @param sound from 300 ms before the first voiced frame
 * @param language ISO 639-1, what the caller is expected to speak
 * @param hint words to expect, such as the question that was asked; may be empty
 * @param complete true for a whole turn, false for a turn that is still growing
 * @param within how long it may take when nobody waits for it on the telephone, and its failure does not count against the
 *     engine; empty for a call, whose limits the engine's configuration has
 */
public record Speech(Pcm sound, String language, String hint, boolean complete, Optional<Duration> within) {
    /** From a call that is running. */
    public Speech(Pcm sound, String language, String hint, boolean complete) {
        this(sound, language, hint, complete, Optional.empty());
    }
}
