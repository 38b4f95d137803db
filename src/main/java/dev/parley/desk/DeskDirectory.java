package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.talk.Caller;
import dev.parley.talk.CallerDirectory;
import dev.parley.talk.KnownCaller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Knows callers by the numbers of the leads. */
@Singleton
class DeskDirectory implements CallerDirectory {
    private final LeadStore store;

    DeskDirectory(LeadStore store) {
        this.store = store;
    }

    @Override
    public Uni<Optional<KnownCaller>> whoIs(Caller caller) {
        return caller.number().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : store.byPhone(TeamId.FIRST, caller.number()).map(found -> found.map(DeskDirectory::known));
    }

    private static KnownCaller known(LeadRow lead) {
        return new KnownCaller(Objects.requireNonNull(lead.id, "a stored lead has an id"), lead.name, lead.slots);
    }
}
