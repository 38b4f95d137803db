package dev.parley.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password made once per installation and kept in a file that only its owner reads. */
final class Secret {
    private static final int BYTES = 16;

    private Secret() {}

    static String keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            writeForOwner(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    static void writeForOwner(Path file, String content) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        Files.createFile(file, owner);
        Files.writeString(file, content);
    }
}
