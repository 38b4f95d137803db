package dev.parley.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. Blocking. */
record Command(List<String> words) {

    /** @throws StartException with the program's last words when it fails or takes longer */
    void run(Path log, Duration patience) {
        if (!succeeds(log, patience)) {
            throw new StartException(words.getFirst() + " failed: " + tail(log));
        }
    }

    /** What it says goes to a file: a pipe would stay open as long as anything that it has started. */
    boolean succeeds(Path log, Duration patience) {
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw new StartException("Cannot run " + words.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while waiting for " + words.getFirst(), e);
        }
    }

    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
