package dev.parley.desk;

import java.time.Instant;
import java.util.Map;

/** A row whose changes go into the history of a lead. */
interface Recorded {
    /** What it is: "lead", "task". */
    String thing();

    /** Its id, once stored. */
    long number();

    /** The lead that it belongs to, once stored. */
    long lead();

    /** What the history follows, as text by field; empty text for nothing. */
    Map<String, String> facts();

    void changed(Instant at);
}
