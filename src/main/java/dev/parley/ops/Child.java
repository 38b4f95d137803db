package dev.parley.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that a companion has started, remembered in {@code <home>/run/<name>.pid} with the time of its start, so
 * that the start after a crash finds it and never takes another process of the same number for it. Blocking.
 */
public final class Child {
    private final Path file;

    private Child(Path file) {
        this.file = file;
    }

    public static Child named(String name, Surroundings surroundings) {
        try {
            return new Child(
                    Files.createDirectories(surroundings.home().resolve("run")).resolve(name + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder run in " + surroundings.home() + ": " + e, e);
        }
    }

    public void remember(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The remembered process, when it still runs. */
    public Optional<ProcessHandle> alive() {
        return read().flatMap(Child::find);
    }

    /**
     * Asks the remembered process and its descendants to end, kills what is left after {@code patience}, and forgets.
     */
    public void stop(Duration patience) {
        alive().ifPresent(process -> stop(process, patience));
        forget();
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private static void stop(ProcessHandle process, Duration patience) {
        var family = new java.util.ArrayList<>(process.descendants().toList());
        process.destroy();
        family.add(process);
        if (!ended(family, patience)) {
            family.forEach(ProcessHandle::destroyForcibly);
            ended(family, Duration.ofSeconds(5));
        }
    }

    private static boolean ended(List<ProcessHandle> family, Duration patience) {
        var all = CompletableFuture.allOf(
                family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private Optional<String[]> read() {
        try {
            return Optional.of(Files.readString(file).strip().split(" ", 2)).filter(parts -> parts.length == 2);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> find(String[] parts) {
        return parts[0].matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(p -> startOf(p).equals(parts[1]))
                : Optional.empty();
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
