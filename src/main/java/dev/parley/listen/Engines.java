package dev.parley.listen;

import java.util.Optional;

/** The engines of one vendor, as configured. One bean a vendor. */
public interface Engines {
    /** Lower is asked first. */
    int order();

    /** The engine that serves everyone, when one is configured. */
    Optional<Engine> engine();

    /** The engine that serves nobody but the demo's own caller, when there is one. */
    default Optional<Engine> standIn() {
        return Optional.empty();
    }
}
