package dev.parley.access;

import java.util.Set;

/** The one vocabulary of what may be done, for the scopes of keys and the roles of people. */
public final class Permissions {
    /** Every permission, as {@code @PermissionsAllowed} has it. */
    public static final Set<String> ALL = Set.of(
            "calls:read",
            "calls:write",
            "communications:write",
            "tasks:read",
            "tasks:write",
            "leads:read",
            "leads:write",
            "leads:status",
            "leads:assign",
            "leads:export",
            "knowledge:read",
            "knowledge:write",
            "jobs:read",
            "jobs:write",
            "insights:read",
            "insights:review",
            "opt-outs:write",
            "opt-outs:delete",
            "usage:read",
            "privacy:write",
            "keys:write",
            "audit:read");

    private Permissions() {}
}
