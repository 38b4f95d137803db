package dev.parley.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A model as its vendor serves it: without limits, without a breaker. Any thread. */
public interface Engine {
    /** Model and address. */
    String name();

    /** Model alone, for the usage log and metrics. */
    String model();

    /** Fails with {@link ModelException}. Cancelling closes the connection, also before the first byte has come. */
    Multi<Piece> stream(Prompt prompt);

    /** Asks the server whether it is there; never fails. */
    Uni<Pulse> probe();

    /** Has the model loaded and kept in memory; never fails. */
    Uni<Void> warmUp();
}
