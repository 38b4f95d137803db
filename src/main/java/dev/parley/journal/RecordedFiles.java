package dev.parley.journal;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where recordings lie. Blocking. */
@Singleton
class RecordedFiles {
    private final Path folder;

    RecordedFiles(JournalConfig config) {
        folder = config.recordings();
    }

    /** The file of a call; or the smaller one that has just taken its place and is not written down yet. */
    Optional<Path> of(CallRow row) {
        return Optional.ofNullable(row.recording).flatMap(name -> Stream.of(name, name.replaceFirst("\\.wav$", ".ogg"))
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst());
    }
}
