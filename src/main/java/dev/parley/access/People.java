package dev.parley.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** People in PostgreSQL: what a token says of somebody is kept; what it leaves out is looked up. */
@Singleton
class People {
    private static final Duration SIGHT_IS_KEPT_EVERY = Duration.ofMinutes(1);
    private static final String TEAM =
            "select id from teams where name = :team or id::text = :team order by name = :team desc";

    private final Teams teams;

    People(Teams teams) {
        this.teams = teams;
    }

    /**
     * What a token says of somebody.
     *
     * @param team its name or number
     */
    record Claims(String subject, String name, Optional<Role> role, Optional<String> team) {}

    /** @throws Refused (as a failure) when it stays unknown what they may, or they are shut out */
    Uni<Person> whoIs(Claims claims) {
        return teams.everywhere(() -> teamOf(claims).flatMap(team -> PersonRow.<PersonRow>find(
                        "#" + PersonRow.BY_SUBJECT, Parameters.with("subject", claims.subject()))
                .firstResult()
                .flatMap(found -> found == null
                        ? fresh(claims, team).<PersonRow>persist()
                        : Uni.createFrom().item(refreshed(found, claims, team)))
                .map(PersonRow::person)));
    }

    private static Uni<Optional<Long>> teamOf(Claims claims) {
        if (claims.team().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var team = claims.team().get();
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(TEAM, Long.class)
                        .setParameter("team", team)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(
                        id -> Optional.of(
                                Optional.ofNullable(id)
                                        .orElseThrow(
                                                () -> new Refused(
                                                        "Your token names the team \"" + team
                                                                + "\", which Parley does not have. Add it to the table teams, or correct the claim."))));
    }

    private static PersonRow fresh(Claims claims, Optional<Long> team) {
        var row = new PersonRow();
        row.subject = claims.subject();
        row.name = claims.name();
        row.role = claims.role().map(Role::text).orElseThrow(People::withoutRole);
        row.byHand = false;
        row.teamId = team.orElse(TeamId.FIRST.value());
        row.active = true;
        row.createdAt = Instant.now();
        row.lastSeenAt = row.createdAt;
        return row;
    }

    /** A role that came with a token is gone when the token no longer names it. */
    private static String role(PersonRow row, Claims claims) {
        return claims.role()
                .map(Role::text)
                .or(() -> Optional.of(row.role).filter(given -> row.byHand))
                .orElseThrow(People::withoutRole);
    }

    private static Refused withoutRole() {
        return new Refused(
                "Your token names no role that Parley knows, and nobody has given you one here. An admin of the"
                        + " issuer can give you parley-agent, parley-manager or parley-admin.");
    }

    private static PersonRow refreshed(PersonRow row, Claims claims, Optional<Long> team) {
        if (!row.active) {
            throw new Refused("Your access to Parley is switched off. Ask an admin of your team.");
        }
        row.name = claims.name();
        row.role = role(row, claims);
        row.byHand &= claims.role().isEmpty();
        row.teamId = team.orElse(row.teamId);
        var now = Instant.now();
        var seen = Objects.requireNonNullElse(row.lastSeenAt, Instant.EPOCH);
        row.lastSeenAt = seen.isBefore(now.minus(SIGHT_IS_KEPT_EVERY)) ? now : seen;
        return row;
    }
}
