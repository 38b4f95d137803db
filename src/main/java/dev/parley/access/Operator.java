package dev.parley.access;

import java.util.Set;

/**
 * Whoever sits at this machine, without having signed in: an admin of the first team, for as long as no issuer of
 * sign-ins is configured and HTTP listens on loopback only.
 */
public record Operator() implements Actor {
    @Override
    public TeamId team() {
        return TeamId.FIRST;
    }

    @Override
    public Set<String> permissions() {
        return Role.ADMIN.permissions();
    }

    @Override
    public String reference() {
        return "operator";
    }

    @Override
    public String getName() {
        return "operator";
    }
}
