package dev.parley.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;

/**
 * Programs of Debian for people who have not installed them: fetched with the machine's own apt, signatures checked,
 * and unpacked into a folder of the user's cache. Nothing is installed, no root is needed, and the machine's own
 * package lists stay as they are. Any number of projects and processes share what is unpacked. Blocking; fails with
 * {@link UnpackException}.
 */
public final class DebianPackages {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Surroundings surroundings;

    public DebianPackages(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * These packages and all that they depend on, from the configured suite ({@code parley.debian.suite}, default
     * forky, whose Asterisk is 22) of the configured mirror ({@code parley.debian.mirror}, default the machine's own).
     */
    public DebianRoot unpacked(List<String> packages) {
        var suite = surroundings.configured("parley.debian.suite").orElse("forky");
        var wanted = List.copyOf(new TreeSet<>(packages));
        var name = suite + "-" + Digest.of(suite + " " + System.getProperty("os.arch") + " " + wanted);
        var place = surroundings.cache().resolve("debian").resolve(name);
        try {
            if (!Files.isDirectory(place)) {
                unpackOnce(place, suite, wanted);
            }
            return DebianRoot.at(place.resolve("root"));
        } catch (IOException e) {
            throw new UnpackException(
                    "Cannot unpack " + wanted + " into " + place + ": " + e
                            + ". Set XDG_CACHE_HOME to a folder with 1 GB of free space.",
                    e);
        }
    }

    /** A file lock keeps other processes out, the monitor other threads, which the lock does not tell apart. */
    private void unpackOnce(Path place, String suite, List<String> wanted) throws IOException {
        Files.createDirectories(place.getParent());
        var lock = place.resolveSibling(place.getFileName() + ".lock");
        synchronized (ONE_AT_A_TIME) {
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (!Files.isDirectory(place)) {
                    unpack(place, suite, wanted);
                }
            }
        }
    }

    /** Half-done work keeps another name, so that the place is there only when all of it is. */
    private void unpack(Path place, String suite, List<String> wanted) throws IOException {
        var partial = place.resolveSibling(place.getFileName() + ".partial");
        Folders.delete(partial);
        try {
            var archive = new AptArchive(partial.resolve("apt"), DebianMirror.of(surroundings), suite);
            var debs = archive.fetch(wanted, surroundings::progress);
            surroundings.progress("Unpacking " + debs.size() + " packages into " + place);
            DebianRoot.unpack(debs, partial.resolve("root"));
            Folders.delete(partial.resolve("apt"));
            Files.move(partial, place);
        } finally {
            Folders.delete(partial);
        }
    }

    /** Deletes folders. Links are deleted, not followed. */
    private static final class Folders {
        static void delete(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                return;
            }
            try (var paths = Files.walk(folder)) {
                paths.sorted(java.util.Comparator.reverseOrder()).forEach(Folders::deleteOne);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private static void deleteOne(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
