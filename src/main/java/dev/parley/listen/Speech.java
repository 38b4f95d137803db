package dev.parley.listen;

import dev.parley.audio.Pcm;

/**
 * A stretch of speech to transcribe.
 *
 * @param sound from 300 ms before the first voiced frame
 * @param language ISO 639-1, what the caller is expected to speak
 * @param hint words to expect, such as the question that was asked; may be empty
 * @param complete true for a whole turn, false for a turn that is still growing
 */
public record Speech(Pcm sound, String language, String hint, boolean complete) {}
