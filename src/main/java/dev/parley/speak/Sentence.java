package dev.parley.speak;

/**
 * Something to say in one breath.
 *
 * @param language ISO 639-1
 */
public record Sentence(String text, String language) {}
