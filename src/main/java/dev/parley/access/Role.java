package dev.parley.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person is in their team. Each may all that the one before it may. */
public enum Role {
    AGENT(
            Set.of(),
            Set.of(
                    "calls:read",
                    "communications:write",
                    "tasks:read",
                    "tasks:write",
                    "leads:read",
                    "leads:write",
                    "leads:status",
                    "knowledge:read",
                    "insights:read",
                    "opt-outs:write")),
    MANAGER(
            AGENT.permissions,
            Set.of(
                    "calls:write",
                    "leads:assign",
                    "leads:export",
                    "knowledge:write",
                    "jobs:read",
                    "insights:review",
                    "opt-outs:delete",
                    "usage:read")),
    ADMIN(MANAGER.permissions, Permissions.ALL);

    private final Set<String> permissions;

    Role(Set<String> before, Set<String> more) {
        var all = new HashSet<>(before);
        all.addAll(more);
        permissions = Set.copyOf(all);
    }

    public Set<String> permissions() {
        return permissions;
    }

    /** As tokens and tables have it: in small letters. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> named(String text) {
        return Stream.of(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
