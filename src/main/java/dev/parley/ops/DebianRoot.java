package dev.parley.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An unpacked Debian, whose programs run on this machine without a chroot.
 *
 * @param path the folder that stands for {@code /}
 * @param libraries its architecture's library folder, such as {@code usr/lib/x86_64-linux-gnu}
 */
public record DebianRoot(Path path, Path libraries) {
    /** Debian's merged /usr: with the links in place every path of a package lands in usr. */
    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");

    /** What only people read. */
    private static final List<String> LEFT_OUT =
            List.of("./usr/share/doc", "./usr/share/man", "./usr/share/locale", "./usr/share/lintian");

    /** A folder that {@link DebianPackages} has unpacked. */
    public static DebianRoot at(Path path) {
        return new DebianRoot(path, only(path.resolve("usr/lib"), "*-linux-gnu*"));
    }

    static void unpack(List<Path> debs, Path path) throws IOException {
        for (var folder : MERGED) {
            Files.createDirectories(path.resolve("usr").resolve(folder));
            Files.createSymbolicLink(path.resolve(folder), Path.of("usr", folder));
        }
        for (var deb : debs) {
            unpack(deb, path);
        }
    }

    public Path resolve(String file) {
        return path.resolve(file);
    }

    /**
     * How to run one of its programs: through its own loader, which finds its own libraries, so that neither the
     * machine's libraries nor the age of its C library matter.
     *
     * @param program below the root, such as {@code usr/bin/ffmpeg}
     */
    public List<String> command(String program) {
        var folders = Stream.of(libraries, libraries.resolve("pulseaudio"))
                .filter(Files::isDirectory)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        return List.of(
                loader().toString(),
                "--library-path",
                folders,
                path.resolve(program).toString());
    }

    private Path loader() {
        return only(libraries, "ld-linux*");
    }

    private static Path only(Path folder, String glob) {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            return found.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw new UnpackException(
                    "No program can run from " + folder + ": nothing there is named " + glob
                            + ". Delete the folder above it, then start again.",
                    e);
        }
    }

    private static void unpack(Path deb, Path path) throws IOException {
        var tar = new ArrayList<>(List.of("tar", "-x", "--no-same-owner", "--no-same-permissions"));
        LEFT_OUT.forEach(folder -> tar.add("--exclude=" + folder));
        tar.addAll(List.of("--keep-directory-symlink", "-C", path.toString()));
        var running = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("dpkg-deb", "--fsys-tarfile", deb.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD),
                new ProcessBuilder(tar).redirectErrorStream(true)));
        try (var said = running.getLast().inputReader()) {
            var words = said.lines().collect(Collectors.joining("; "));
            for (var process : running) {
                if (process.waitFor() != 0) {
                    throw new IOException(deb.getFileName() + " cannot be unpacked: " + words);
                }
            }
        } catch (InterruptedException e) {
            running.forEach(Process::destroy);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + deb.getFileName(), e);
        }
    }
}
