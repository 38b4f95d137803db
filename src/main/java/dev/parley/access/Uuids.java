package dev.parley.access;

/** How the API spells ids that are UUIDs (RFC 9562). */
public final class Uuids {
    /** A regular expression. */
    public static final String PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private Uuids() {}
}
