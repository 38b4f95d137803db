package dev.parley.knowledge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which documents are taken and how they are searched. */
@ConfigMapping(prefix = "parley.knowledge")
public interface KnowledgeConfig {
    /** Largest file. Above quarkus.http.limits.max-body-size (10M) that key has to be raised, too. */
    @WithDefault("8M")
    MemorySize largest();

    /** Characters of text in one document, those counted that are told again and again, such as heads of tables. */
    @WithDefault("1000000")
    int longest();

    /** Documents of one team. */
    @WithDefault("500")
    int mostDocuments();

    /** How long what is in memory of a team's documents is taken for current before PostgreSQL is asked. */
    @WithDefault("5s")
    Duration fresh();

    /** Likeness (cosine, 0 to 1) from which a piece is likely to hold an answer and is told to the agent on the phone. */
    @WithDefault("0.3")
    double likely();

    /** Whether the shipped sample documents are loaded at start when there is none. */
    @WithDefault("false")
    boolean samples();
}
