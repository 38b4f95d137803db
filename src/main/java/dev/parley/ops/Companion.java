package dev.parley.ops;

import java.util.Map;

/**
 * Something that runs beside the application: a database, a private Asterisk, a stand-in engine. Started before
 * Quarkus boots, kept across live reloads, stopped when the JVM ends. Found by ServiceLoader in
 * {@code META-INF/services/dev.parley.ops.Companion}; it has a constructor without parameters. Called from one thread.
 */
public interface Companion {
    /** One word, for the terminal and for {@code <home>/run/<name>.pid}. */
    String name();

    /** Lower starts first and stops last. */
    int order();

    /** Whether this start needs it: what earlier companions contribute counts as configured. */
    boolean wanted(Surroundings surroundings);

    /**
     * Starts it, and first stops or takes over what a crashed start has left running. May block.
     *
     * @return configuration keys that the application needs to find it; they become system properties
     * @throws StartException when the application cannot do without; anything else thrown is told, and the start goes on
     */
    Map<String, String> start(Surroundings surroundings);

    /** Leaves no process and no temporary folder behind. Idempotent. */
    void stop();
}
