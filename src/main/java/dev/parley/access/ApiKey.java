package dev.parley.access;

import java.util.Set;

/**
 * A program that acts for a team.
 *
 * @param scopes what it may, in the words of {@link Permissions}
 */
public record ApiKey(long id, String name, TeamId team, Set<String> scopes) implements Actor {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public Set<String> permissions() {
        return scopes;
    }

    @Override
    public String reference() {
        return "key:" + id;
    }

    @Override
    public String getName() {
        return name;
    }
}
