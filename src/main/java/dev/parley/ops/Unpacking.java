package dev.parley.ops;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Puts programs into the cache, whole or not at all, also when two starts do so at once. */
final class Unpacking {
    private static final String PART = ".part-";

    /** Writes the content of a folder. */
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    private Unpacking() {}

    /** @return {@code cache/name}, filled by {@code content} unless it is there already */
    static Path once(Path cache, String name, Content content) throws IOException {
        var folder = cache.resolve(name);
        if (!Files.isDirectory(folder)) {
            deleteAbandoned(cache);
            var part = Files.createDirectories(
                    cache.resolve(name + PART + ProcessHandle.current().pid()));
            content.writeTo(part);
            publish(part, folder);
        }
        return folder;
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var paths = Files.walk(tree)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static void publish(Path part, Path folder) throws IOException {
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(part);
        }
    }

    private static void deleteAbandoned(Path cache) throws IOException {
        try (var entries = Files.newDirectoryStream(cache, "*" + PART + "*")) {
            for (var entry : entries) {
                var name = entry.getFileName().toString();
                var pid = name.substring(name.lastIndexOf(PART) + PART.length());
                if (!pid.matches("\\d{1,18}")
                        || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(entry);
                }
            }
        }
    }
}
