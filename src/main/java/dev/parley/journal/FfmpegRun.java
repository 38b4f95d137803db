package dev.parley.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of ffmpeg, which reads nothing from us and says nothing but its complaints. A thread reads those: a pipe that
 * nobody reads while sound comes fills up, and both would wait for each other for ever. They go into no file, as a file
 * stays when this process is killed. Blocks; for one thread. Closing it ends ffmpeg.
 */
public final class FfmpegRun implements AutoCloseable {
    private static final List<String> QUIETLY = List.of("-nostdin", "-v", "error", "-threads", "1");
    private static final int LONGEST_COMPLAINT = 300;
    private static final int BUFFER = 1 << 16;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Process process;
    private final InputStream output;
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final Thread reader;

    private FfmpegRun(Process process) {
        this.process = process;
        output = new BufferedInputStream(process.getInputStream(), BUFFER);
        reader = Thread.ofPlatform().daemon().name("ffmpeg-complaints").start(this::read);
    }

    /** @param command what runs ffmpeg, as {@link FfmpegConfig} has it */
    public static FfmpegRun start(List<String> command, List<String> arguments) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(QUIETLY);
        whole.addAll(arguments);
        return new FfmpegRun(new ProcessBuilder(whole).start());
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
    public String complaint() {
        try {
            if (!process.isAlive()) {
                reader.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return complaints.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        var piece = new byte[LONGEST_COMPLAINT];
        try (var said = process.getErrorStream()) {
            for (int read = said.read(piece); read >= 0; read = said.read(piece)) {
                complaints.write(piece, 0, Math.min(read, LONGEST_COMPLAINT - complaints.size()));
            }
        } catch (IOException closed) {
            // it has nothing more to say
        }
    }
}
