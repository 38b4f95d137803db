package dev.parley.journal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the journal has ffmpeg do. Its methods block. */
@Singleton
class Ffmpeg {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final FfmpegConfig config;

    Ffmpeg(FfmpegConfig config) {
        this.config = config;
    }

    /** Makes Ogg/Opus of a WAV file (RFC 7845): 16 kbit/s a side, quite enough for a telephone. */
    void opus(Path wav, Path ogg) throws IOException, InterruptedException {
        try (var run = run("-y", "-i", wav.toString(), "-c:a", "libopus", "-b:a", "32k", "-f", "ogg", ogg.toString())) {
            run.output().close();
            if (!run.ends(LONGEST)) {
                throw new IOException("ffmpeg took longer than " + LONGEST.toMinutes() + " minutes");
            }
            if (run.exitCode() != 0) {
                throw new IOException("ffmpeg ended with exit code " + run.exitCode() + " and said \""
                        + run.complaint().replaceAll("\\s+", " ") + "\"");
            }
        }
    }

    /** Something to read a file's sound from: signed 16-bit little-endian PCM, two channels, 8 kHz. */
    FfmpegRun decoded(Path file) throws IOException {
        return run("-i", file.toString(), "-f", "s16le", "-ac", "2", "-ar", "8000", "-");
    }

    private FfmpegRun run(String... arguments) throws IOException {
        return FfmpegRun.start(config.command(), List.of(arguments));
    }
}
