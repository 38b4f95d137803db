package dev.parley.qualify;

/** The kind of answer that the last question asks for: how long to wait for its end, and what its words may mean. */
public enum Expecting {
    ANYTHING,
    YES_OR_NO,
    CHOICE,
    NAME,
    DURATION,
    AMOUNT,
    PHONE,
    EMAIL
}
