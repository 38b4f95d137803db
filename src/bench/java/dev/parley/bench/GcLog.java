package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The pauses in a log that {@code -Xlog:gc:file=…:uptime} writes. */
final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("Pause (?!Full \\(System).* ([0-9.]+)ms$");

    private final Path file;
    private long read;

    GcLog(Path file) {
        this.file = file;
    }

    /** In ms, those since the last time that it was asked; full collections that were asked for do not count. */
    List<Double> pauses() {
        try {
            var lines = Files.readAllLines(file);
            var fresh = lines.subList((int) read, lines.size());
            read = lines.size();
            return fresh.stream()
                    .map(PAUSE::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(match -> Double.valueOf(match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
