package dev.parley.access;

import static org.awaitility.Awaitility.await;

import io.quarkus.hibernate.reactive.panache.Panache;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** A team of a test's own, keys for it, and the sweeping up afterwards. */
final class Keys {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Teams teams;
    private final ApiKeys keys;
    final TeamId team = new TeamId(ThreadLocalRandom.current().nextLong(1000, 1_000_000_000));

    Keys(Teams teams, ApiKeys keys) {
        this.teams = teams;
        this.keys = keys;
        sql("insert into teams (id, name) values (" + team.value() + ", 'team " + team.value() + "')");
    }

    /** A key of this team. */
    ApiKeys.Made with(Set<String> scopes) {
        var admin = new Person(0, "somebody", Role.ADMIN, team);
        return keys.make(admin, "of a test", scopes, Optional.empty()).await().atMost(SOON);
    }

    String secretWith(Set<String> scopes) {
        return with(scopes).secret();
    }

    /** Again until it succeeds: what is noted of a live page is noted while the page is open already. */
    void sweep() {
        await().atMost(SOON).ignoreExceptions().until(this::swept);
    }

    private boolean swept() {
        for (var table : new String[] {"audit", "api_keys", "people"}) {
            sql("delete from " + table + " where team_id = " + team.value());
        }
        return sql("delete from teams where id = " + team.value()) == 1;
    }

    int sql(String statement) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }

    long count(String condition) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery("select count(*) from " + condition, Long.class)
                                .getSingleResult()))
                .await()
                .atMost(SOON);
    }
}
