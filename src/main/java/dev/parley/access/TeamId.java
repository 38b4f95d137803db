package dev.parley.access;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whose something is. People and keys of one team never see what belongs to another. */
public record TeamId(@JsonValue long value) {
    /** There from the start; calls that come in by telephone are its calls. */
    public static final TeamId FIRST = new TeamId(1);

    public TeamId {
        if (value < 1) {
            throw new IllegalArgumentException("A team's id is 1 or more, not " + value + ".");
        }
    }
}
