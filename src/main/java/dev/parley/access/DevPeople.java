package dev.parley.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Three ready-made people of the first team, one a role, for development and tests, with tokens that are made anew at
 * each start. In a production start, and where people sign in, there are none.
 */
@Singleton
class DevPeople {
    private static final Logger LOG = Logger.getLogger(DevPeople.class);
    private static final String PREFIX = "pld_";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final People people;
    private final Door door;
    private final Map<String, Person> byToken = new ConcurrentHashMap<>();

    DevPeople(People people, Door door) {
        this.people = people;
        this.door = door;
    }

    /** Somebody ready-made, and the token to send as {@code Authorization: Bearer …}. */
    record Ready(String name, String role, String token) {}

    void start(@Observes StartupEvent start) {
        if (LaunchMode.current().isDevOrTest() && door.standsOpen()) {
            make();
        }
    }

    /** Waited for, so that they are there with the first request. */
    private void make() {
        try {
            Uni.join()
                    .all(Stream.of(Role.values()).map(this::make).toList())
                    .andFailFast()
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("The people of development are missing: %s", e);
        }
    }

    Optional<Person> holding(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    List<Ready> ready() {
        return byToken.entrySet().stream()
                .sorted(Comparator.comparing(one -> one.getValue().role()))
                .map(one ->
                        new Ready(one.getValue().name(), one.getValue().role().text(), one.getKey()))
                .toList();
    }

    private Uni<Person> make(Role role) {
        var name = "Dev " + role.text();
        return people.whoIs(new People.Claims("dev:" + role.text(), name, Optional.of(role), Optional.empty()))
                .invoke(person -> byToken.put(Secrets.fresh(PREFIX), person));
    }
}
