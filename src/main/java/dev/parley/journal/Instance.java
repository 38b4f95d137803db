package dev.parley.journal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name by which this Parley finds its own calls again after a crash. */
@Singleton
class Instance {
    private final String name;

    Instance(JournalConfig config) {
        name = config.instance().orElseGet(() -> keptIn(config.home().resolve("instance")));
    }

    String name() {
        return name;
    }

    private static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot keep the name of this Parley in " + file + " (" + e + "). Set parley.home or"
                            + " parley.journal.instance.",
                    e);
        }
    }
}
