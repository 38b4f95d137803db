package dev.parley.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where and how calls are written down. */
@ConfigMapping(prefix = "parley.journal")
public interface JournalConfig {
    /** Folder of the recordings. */
    @WithDefault("${parley.home:.parley}/recordings")
    Path recordings();

    /** {@code wav}, or {@code ogg}: after the call ffmpeg makes Ogg/Opus of the WAV file, a sixth of its size or less. */
    @WithDefault("wav")
    Format recordingFormat();

    /** How long a recording is kept; the day on which it is to be deleted is written down with it. */
    @WithDefault("90d")
    Duration keepRecordings();

    /** How recordings are kept. */
    enum Format {
        WAV,
        OGG
    }

    /** Name of this Parley among those that share a database; made up once and kept in its home when not set. */
    Optional<String> instance();

    /** Data folder of this installation. */
    @WithDefault("${parley.home:.parley}")
    Path home();

    /** How long a try to write to PostgreSQL or Redis may take. */
    @WithDefault("30s")
    Duration perTry();

    /** Pieces of call history held in memory while PostgreSQL or Redis is away. */
    @WithDefault("50000")
    int mostWaiting();

    /** How long the end of the application waits for what is not written yet. */
    @WithDefault("5s")
    Duration drain();

    /** How long the live state of a call outlives its last change in Redis. */
    @WithDefault("2h")
    Duration liveTtl();
}
