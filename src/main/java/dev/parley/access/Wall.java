package dev.parley.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Looks at the start whether row-level security holds Parley's own connections, and says so when it does not. */
@Singleton
class Wall {
    private static final Logger LOG = Logger.getLogger(Wall.class);
    private static final String HOLDS = "select row_security_active('calls')";

    private final Contexts contexts;

    Wall(Contexts contexts) {
        this.contexts = contexts;
    }

    void look(@Observes StartupEvent start) {
        holds().subscribe()
                .with(
                        Wall::tell,
                        failure -> LOG.warnf("Whether row-level security holds could not be seen: %s", failure));
    }

    Uni<Boolean> holds() {
        return contexts.aside(() -> Panache.withSession(
                () -> Panache.getSession().flatMap(session -> session.createNativeQuery(HOLDS, Boolean.class)
                        .getSingleResult())));
    }

    private static void tell(boolean holds) {
        if (!holds) {
            LOG.warn("PostgreSQL's row-level security does not hold Parley's database user, which is a superuser or"
                    + " passes it; teams are kept apart by Parley's queries alone. Give quarkus.datasource.username a"
                    + " user without SUPERUSER and BYPASSRLS, or let a superuser run: create role parley_team nologin;"
                    + " grant parley_team to that user; and grant parley_team the rights that V5__access.sql lists.");
        }
    }
}
