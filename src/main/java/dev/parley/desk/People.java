package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The people of the team that is being worked for. For use inside {@code Teams.within}. */
final class People {
    private static final String KNOWN = "select count(*) from people where id = :id and active";

    private People() {}

    /** Fails when there is no such person in the team; passes for 0, which is nobody, and for nothing. */
    static Uni<Void> known(@Nullable Long id) {
        return id == null || id == 0
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(KNOWN, Long.class)
                                .setParameter("id", id)
                                .getSingleResult())
                        .invoke(found -> {
                            if (found == 0) {
                                throw Refusals.wrong(
                                        "assignedAgentId must be a person of this team; %d is none.".formatted(id));
                            }
                        })
                        .replaceWithVoid();
    }

    /** As a row keeps it: nobody is null. */
    static @Nullable Long assigned(@Nullable Long id, @Nullable Long before) {
        return id == null ? before : id == 0 ? null : id;
    }
}
