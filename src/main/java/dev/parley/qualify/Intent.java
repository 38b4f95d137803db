package dev.parley.qualify;

/** What a caller wants other than to answer. */
public enum Intent {
    NONE,
    /** A person instead of the agent. */
    PERSON,
    /** The end of the call. */
    END,
    /** The last sentence once more. */
    REPEAT,
    /** The question in other words, or help with it: "what do you mean", "I don't know". */
    EXPLAIN,
    /** Not to answer this question. */
    PASS,
    /** Something else answered first. */
    QUESTION
}
