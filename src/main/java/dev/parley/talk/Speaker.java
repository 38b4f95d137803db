package dev.parley.talk;

/** The two sides of a conversation. */
public enum Speaker {
    CALLER,
    AGENT
}
