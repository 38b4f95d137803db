package dev.parley.model;

import java.util.Optional;

/** The models there are. */
public interface Models {
    /** The operator's own model; empty when none is configured. */
    Optional<Model> configured();

    /** The demo's stand-in, which answers from rules; empty when it does not run. */
    Optional<Model> standIn();
}
