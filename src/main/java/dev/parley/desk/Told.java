package dev.parley.desk;

import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a call that is over told about the person who called. */
record Told(UUID call, Instant at, Caller caller, Outcome outcome, Map<String, String> slots) {
    private static final String NAME = "name";
    private static final String PHONE = "phone";

    /** The number the line gave, else the one that was told; empty when there is neither. */
    String phone() {
        var number = caller.number().isEmpty() ? slots.getOrDefault(PHONE, "") : caller.number();
        return number.replace("\0", "");
    }

    /** As told; what the line calls the caller is seldom a person's name. Empty when not told. */
    String name() {
        return slots.getOrDefault(NAME, "");
    }
}
