package dev.parley.talk;

/**
 * Words that an ear made of speech.
 *
 * @param text what was said; empty when there were no words in it
 * @param language ISO 639-1, as the engine heard it or was told
 */
public record Transcript(String text, String language) {}
