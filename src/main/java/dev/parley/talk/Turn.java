package dev.parley.talk;

/** What one side said before the other's turn came; of the agent's words only those that were heard. */
public record Turn(Speaker who, String text) {}
