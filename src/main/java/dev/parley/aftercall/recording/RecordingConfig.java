package dev.parley.aftercall.recording;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where recordings may come from, and how large they may be. */
@ConfigMapping(prefix = "parley.aftercall.recording")
public interface RecordingConfig {
    /** Hosts that recordings are fetched from, {@code *.example.com} for all below one; none unless set. */
    Optional<List<String>> hosts();

    /** Folders that {@code file:} recordings may lie in; the journal's own recordings may always be read. */
    Optional<List<Path>> folders();

    /** Whether those hosts may have private addresses; never for what the Internet can tell Parley to fetch. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Largest file. */
    @WithDefault("500M")
    MemorySize largest();

    /** Longest recording. */
    @WithDefault("2h")
    Duration longest();

    /** How long a fetch may take in all. */
    @WithDefault("5m")
    Duration within();

    /** Whose voice the left channel of a recording with two channels is: {@code caller} or {@code agent}. */
    @WithDefault("caller")
    Side left();

    /** How many stretches of one recording are transcribed at the same time. */
    @WithDefault("2")
    int atOnce();

    /** The two sides of a call. */
    enum Side {
        CALLER,
        AGENT
    }
}
