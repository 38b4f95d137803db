package dev.parley.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of ffmpeg, which reads nothing from us and says nothing but its complaints. They go into a file: a pipe that
 * nobody reads while sound comes fills up, and both would wait for each other for ever. Blocks; for one thread. Closing
 * it ends ffmpeg.
 */
public final class FfmpegRun implements AutoCloseable {
    private static final List<String> QUIETLY = List.of("-nostdin", "-v", "error", "-threads", "1");
    private static final int LONGEST_COMPLAINT = 300;
    private static final int BUFFER = 1 << 16;

    private final Process process;
    private final InputStream output;
    private final Path complaints;

    private FfmpegRun(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        output = new BufferedInputStream(process.getInputStream(), BUFFER);
    }

    /** @param command what runs ffmpeg, as {@link FfmpegConfig} has it */
    public static FfmpegRun start(List<String> command, List<String> arguments) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(QUIETLY);
        whole.addAll(arguments);
        var complaints = Files.createTempFile("parley-ffmpeg", ".txt");
        try {
            var process =
                    new ProcessBuilder(whole).redirectError(complaints.toFile()).start();
            return new FfmpegRun(process, complaints);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(complaints);
            throw e;
        }
    }

    /** What it writes to its standard output. */
    public InputStream output() {
        return output;
    }

    /** Whether it ends in time. */
    public boolean ends(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of a run that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** What it has complained of so far: the first lines, which may name files. */
    public String complaint() throws IOException {
        try (var in = Files.newInputStream(complaints)) {
            return new String(in.readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(complaints);
    }
}
