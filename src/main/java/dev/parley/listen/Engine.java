package dev.parley.listen;

import io.smallrye.mutiny.Uni;

/** A speech recogniser that Parley can be pointed at; each vendor brings its own. */
public interface Engine extends Ear {
    /**
     * Asks, at little cost, whether anybody is there. Fails with {@link EarException} within two seconds when nobody
     * is. Never blocks.
     */
    Uni<Void> probe();
}
