package dev.parley.ops;

import dev.parley.access.Sha256;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the zonky artifact into the cache. */
record PostgresPrograms(Path folder) {

    static PostgresPrograms unpacked(Surroundings surroundings) {
        try {
            var archive = archive();
            var name = "postgres-" + digest(archive);
            if (!Files.isDirectory(surroundings.cache().resolve(name))) {
                surroundings.progress("Unpacking PostgreSQL …");
            }
            return new PostgresPrograms(Unpacking.once(surroundings.cache(), name, to -> extract(archive, to)));
        } catch (IOException | IllegalStateException e) {
            throw new StartException("Cannot unpack PostgreSQL: " + e + ". " + PostgresCompanion.REMEDY, e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does. */
    Command command(String program, List<String> arguments) {
        var words = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return new Command(words);
    }

    private static byte[] archive() throws IOException {
        var os = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch");
        try (var in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                os, machine.equals("aarch64") ? "arm_64" : "x86_64")) {
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        return Sha256.hex(archive).substring(0, 12);
    }

    private static void extract(byte[] archive, Path to) throws IOException {
        var xz = new XZInputStream(new BufferedInputStream(new ByteArrayInputStream(archive)));
        try (var tar = new TarArchiveInputStream(xz)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, to.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
