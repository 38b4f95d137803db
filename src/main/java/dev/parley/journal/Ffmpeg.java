package dev.parley.journal;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs ffmpeg. Its methods block. */
@Singleton
class Ffmpeg {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_COMPLAINT = 300;

    private final FfmpegConfig config;

    Ffmpeg(FfmpegConfig config) {
        this.config = config;
    }

    /** Makes Ogg/Opus of a WAV file (RFC 7845): 16 kbit/s a side, quite enough for a telephone. */
    void opus(Path wav, Path ogg) throws IOException, InterruptedException {
        var process = start("-y", "-i", wav.toString(), "-c:a", "libopus", "-b:a", "32k", "-f", "ogg", ogg.toString());
        process.getInputStream().close();
        end(process);
    }

    /** Something to read a file's sound from: signed 16-bit little-endian PCM, two channels, 8 kHz. */
    Sound decoded(Path file) throws IOException {
        return new Sound(start("-i", file.toString(), "-f", "s16le", "-ac", "2", "-ar", "8000", "-"));
    }

    /** Sound as ffmpeg decodes it. Closing it ends ffmpeg. */
    static final class Sound implements AutoCloseable {
        private final Process process;
        private final InputStream samples;

        private Sound(Process process) {
            this.process = process;
            this.samples = new BufferedInputStream(process.getInputStream(), 1 << 16);
        }

        InputStream samples() {
            return samples;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(config.command());
        command.addAll(List.of("-nostdin", "-v", "error", "-threads", "1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static void end(Process process) throws IOException, InterruptedException {
        try {
            // It complains in a few lines at most, so that its end can be waited for before they are read.
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg took longer than " + LONGEST.toMinutes() + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException("ffmpeg ended with exit code " + process.exitValue() + " and said \""
                        + complaint(process) + "\"");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String complaint(Process process) throws IOException {
        var bytes = process.getErrorStream().readNBytes(LONGEST_COMPLAINT);
        return new String(bytes, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    }
}
