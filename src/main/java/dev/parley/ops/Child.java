package dev.parley.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;

/**
 * A process that a companion has started, remembered in a file, so that the start after a crash finds it and never
 * takes another process of the same number for it. Blocking.
 */
public final class Child {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(10);
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

    private final Path file;
    private final BiPredicate<ProcessHandle, List<String>> isIt;

    private Child(Path file, BiPredicate<ProcessHandle, List<String>> isIt) {
        this.file = file;
        this.isIt = isIt;
    }

    /** Remembered by number and start time in {@code <home>/run/<name>.pid}, which {@link #remember} writes. */
    public static Child named(String name, Surroundings surroundings) {
        try {
            var folder = Files.createDirectories(surroundings.home().resolve("run"));
            return new Child(folder.resolve(name + ".pid"), Child::startedThen);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder run in " + surroundings.home() + ": " + e, e);
        }
    }

    /** Known by a file that the program itself writes, its number in the first line. */
    public static Child keeping(Path pidFile, String program) {
        return new Child(pidFile, (process, words) -> runs(process, program));
    }

    public void remember(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + "\n" + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }

    /** The process, when it still runs. */
    public Optional<ProcessHandle> alive() {
        var words = read();
        return words.stream()
                .limit(1)
                .filter(word -> word.matches("\\d{1,18}"))
                .flatMap(word -> ProcessHandle.of(Long.parseLong(word)).stream())
                .filter(process -> isIt.test(process, words))
                .findFirst();
    }

    /** Asks the process and its descendants to end, kills what is left after {@code patience}, and forgets them. */
    public void stop(Duration patience) {
        alive().ifPresent(process -> stop(process, patience));
        forget();
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file + ": " + e, e);
        }
    }

    /** The same for a process that is no longer, or not yet, remembered. */
    static void stop(ProcessHandle process, Duration patience) {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        process.destroy();
        if (!ended(family, patience)) {
            family.forEach(ProcessHandle::destroyForcibly);
            ended(family, KILLED_WITHIN);
        }
    }

    /** Polls: the end of a process that is not this one's child is announced late. */
    private static boolean ended(List<ProcessHandle> family, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!family.stream().allMatch(Child::over)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
        return true;
    }

    /** A process that nobody has reaped yet does nothing any more and holds nothing. */
    static boolean over(ProcessHandle process) {
        return !process.isAlive() || stateOf(process) == 'Z';
    }

    /** The state letter of proc(5): it follows the name in brackets, which may hold brackets itself. */
    private static char stateOf(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return '?';
        }
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean startedThen(ProcessHandle process, List<String> words) {
        return words.size() > 1 && words.get(1).equals(startOf(process));
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .filter(name -> name.toString().equals(program))
                .isPresent();
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
