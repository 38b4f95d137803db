package dev.parley.talk;

import java.util.UUID;

/** Names one call everywhere: in the journal, on the pages, in logs and in Asterisk's channel and bridge ids. */
public record CallId(String value) {
    public static CallId random() {
        return new CallId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
