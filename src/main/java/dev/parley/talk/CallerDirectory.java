package dev.parley.talk;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Tells who is calling. Answered by the CRM that Parley writes to. */
public interface CallerDirectory {
    /** Looks a caller up by number. Empty when nobody is known by it; fails when the CRM cannot be asked. */
    Uni<Optional<KnownCaller>> whoIs(Caller caller);
}
