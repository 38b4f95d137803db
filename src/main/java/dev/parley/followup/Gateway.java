package dev.parley.followup;

import io.smallrye.mutiny.Uni;

/** Sends letters by one channel. Thread-safe, never blocks. */
public interface Gateway {
    /** As the configuration names it: {@code smtp}. */
    String name();

    Channel channel();

    /** Whether it is configured; otherwise nothing is sent by it. A wrong configuration is told by an exception. */
    boolean isConfigured();

    /** Sends, and gives the gateway's own id of what it took, empty when it has none. Fails with {@link GatewayException}. */
    Uni<String> send(Letter letter);
}
