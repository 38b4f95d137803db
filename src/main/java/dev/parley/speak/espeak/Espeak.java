package dev.parley.speak.espeak;

import dev.parley.speak.VoiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of espeak-ng. Its methods block: for virtual threads only, except {@link #kill}. */
final class Espeak {
    private static final int LONGEST_COMPLAINT = 300;

    private final Process process;
    private final CompletableFuture<String> complaint = new CompletableFuture<>();

    private Espeak(Process process) {
        this.process = process;
        Thread.ofVirtual().name("espeak-complaint").start(this::hearComplaint);
    }

    /** Starts it and gives it the text, which never becomes an argument. */
    static Espeak start(EspeakConfiguration configuration, List<String> arguments, String text) {
        var command = new ArrayList<>(configuration.command());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        configuration.data().ifPresent(path -> builder.environment().put("ESPEAK_DATA_PATH", path.toString()));
        try {
            var espeak = new Espeak(builder.start());
            espeak.tell(text);
            return espeak;
        } catch (IOException e) {
            throw new VoiceException(
                    "espeak-ng cannot be run as " + configuration.command() + " (" + e.getMessage()
                            + "). Install espeak-ng or set parley.speak.espeak.command.",
                    e);
        }
    }

    InputStream sound() {
        return process.getInputStream();
    }

    /** Waits for its end. Fails with {@link VoiceException}, which holds the exit code and what it wrote on stderr. */
    void awaitSuccess() throws InterruptedException {
        var code = process.waitFor();
        if (code != 0) {
            throw new VoiceException("espeak-ng ended with exit code " + code + " and said "
                    + (complaint().isEmpty() ? "nothing." : "\"" + complaint() + "\"."));
        }
    }

    /** Ends it and what it started; any thread, any number of times. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void tell(String text) {
        try (var ear = process.getOutputStream()) {
            ear.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It ended before it read the text; its exit code and complaint say why.
        }
    }

    private void hearComplaint() {
        try (var errors = process.getErrorStream()) {
            var start = errors.readNBytes(LONGEST_COMPLAINT);
            errors.transferTo(OutputStream.nullOutputStream());
            complaint.complete(new String(start, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " "));
        } catch (IOException e) {
            complaint.complete("(its stderr could not be read: " + e.getMessage() + ")");
        }
    }

    private String complaint() throws InterruptedException {
        try {
            return complaint.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return "";
        }
    }
}
