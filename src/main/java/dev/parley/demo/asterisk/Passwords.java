package dev.parley.demo.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The passwords of a private Asterisk, made up once and kept in files that only their owner reads, so that a softphone
 * stays registered over a restart. Each file is one that the configuration includes.
 */
final class Passwords {
    private static final String KEY = "password = ";

    private final Path folder;

    Passwords(Path folder) {
        this.folder = folder;
    }

    /** @param who {@code ari} or the number of an extension */
    String of(String who) throws IOException {
        var file = folder.resolve(who + "-password.conf");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, KEY + random() + "\n");
        }
        return Files.readString(file).strip().substring(KEY.length());
    }

    static String random() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
