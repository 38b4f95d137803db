package dev.parley.desk;

import dev.parley.access.Actor;
import dev.parley.access.ApiKey;
import dev.parley.access.Operator;
import dev.parley.access.Person;
import dev.parley.access.Role;
import dev.parley.access.TeamId;
import java.util.Optional;
import java.util.Set;

/**
 * Who changes something, and why.
 *
 * @param who for the history: {@code person:12}, {@code key:3}, {@code operator}, {@code ai}, {@code review} or {@code call}
 * @param person their id when a person
 * @param why in their words; empty when they gave no reason
 */
record By(TeamId team, String who, Standing standing, Optional<Long> person, Set<String> may, String why) {
    private static final Set<String> OF_THE_AI =
            Set.of("communications:write", "tasks:write", "leads:status", "leads:assign");

    static By of(Actor actor) {
        return new By(actor.team(), actor.reference(), standing(actor), person(actor), actor.permissions(), "");
    }

    /** Parley's own analysis of a call, whose changes the configuration allows. */
    static By ai(TeamId team) {
        return new By(team, "ai", Standing.KEY, Optional.empty(), OF_THE_AI, "");
    }

    /** What a person accepted of an analysis: those who may review may decide, as managers do. */
    static By review(TeamId team) {
        return new By(team, "review", Standing.MANAGER, Optional.empty(), OF_THE_AI, "Accepted in a review.");
    }

    /** A call that has just ended. */
    static By call(String call) {
        return new By(TeamId.FIRST, "call", Standing.KEY, Optional.empty(), Set.of(), call);
    }

    By because(Optional<String> reason) {
        return new By(team, who, standing, person, may, reason.map(Words::clean).orElse(why));
    }

    boolean may(String... permissions) {
        return Set.of(permissions).stream().anyMatch(may::contains);
    }

    private static Standing standing(Actor actor) {
        return switch (actor) {
            case ApiKey key -> Standing.KEY;
            case Operator operator -> Standing.ADMIN;
            case Person person -> standing(person.role());
        };
    }

    private static Standing standing(Role role) {
        return switch (role) {
            case AGENT -> Standing.AGENT;
            case MANAGER -> Standing.MANAGER;
            case ADMIN -> Standing.ADMIN;
        };
    }

    private static Optional<Long> person(Actor actor) {
        return actor instanceof Person person ? Optional.of(person.id()) : Optional.empty();
    }
}
