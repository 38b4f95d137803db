package dev.parley.access;

import java.util.Set;

/** Somebody who has signed in. */
public record Person(long id, String name, Role role, TeamId team) implements Actor {
    @Override
    public Set<String> permissions() {
        return role.permissions();
    }

    @Override
    public String reference() {
        return "person:" + id;
    }

    @Override
    public String getName() {
        return name;
    }
}
