package dev.parley.jobs;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where work is accepted that must get done. Thread-safe. */
@Singleton
public final class Jobs {
    private static final String DEFAULT_UNIT = "<default>";

    private final JobStore store;
    private final Bell bell;
    private final Commits commits;

    Jobs(JobStore store, Bell bell, Commits commits) {
        this.store = store;
        this.bell = bell;
        this.commits = commits;
    }

    /**
     * Accepts work; once the answer is there, it gets done, whatever dies. In a transaction of the caller's the job is
     * part of it: both commit, or neither does. Outside of one it is committed when the answer arrives.
     */
    public Uni<Accepted> accept(Work work) {
        return Uni.createFrom().deferred(() -> callersTransaction()
                .map(session -> store.insert(session, work).invoke(accepted -> commits.await(accepted.id())))
                .orElseGet(() -> store.insert(work).invoke(accepted -> bell.ring(List.of(accepted.id())))));
    }

    private static Optional<Mutiny.Session> callersTransaction() {
        return VertxContext.isOnDuplicatedContext()
                ? Optional.ofNullable(SessionOperations.getCurrentSession(DEFAULT_UNIT))
                        .filter(session -> session.currentTransaction() != null)
                : Optional.empty();
    }
}
