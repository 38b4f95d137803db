package dev.parley.demo.asterisk;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs that somebody has installed on this machine. */
final class ProgramsOnPath {
    /** Where servers live; an ordinary user's PATH leaves them out. */
    private static final String SERVERS = "/usr/local/sbin" + File.pathSeparator + "/usr/sbin";

    private ProgramsOnPath() {}

    static Optional<Path> find(String program) {
        return find(program, Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + SERVERS);
    }

    static Optional<Path> find(String program, String path) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
