package dev.parley.qualify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Where a profile comes from: shipped on the class path, or a file of the operator.
 *
 * @param name how messages name it
 * @param path empty when it is inside a jar or an executable and so cannot change
 */
record ProfileFile(String name, Optional<Path> path, Optional<URL> resource) {
    private static final String SHIPPED = "investment, bant, language-school";
    private static final int LARGEST = 1 << 20;

    static ProfileFile named(String name) {
        var resource = shipped(name);
        if (resource.isPresent()) {
            return new ProfileFile(name + ".yaml", resource.flatMap(ProfileFile::onDisk), resource);
        }
        return onDisk(name)
                .map(path -> new ProfileFile(path.toString(), Optional.of(path), Optional.empty()))
                .orElseThrow(() -> new ProfileException(
                        "parley.qualify.profile is '%s', but no profile of that name is shipped (there are %s) and there is no such file. Set it to one of these names or to the path of a YAML file."
                                .formatted(name, SHIPPED)));
    }

    Profile read() {
        return ProfileReader.read(name, text());
    }

    /** When the file was last written; the same for ever when it cannot change or is gone for the moment. */
    FileTime changedAt() {
        return path.map(ProfileFile::lastModified).orElse(FileTime.fromMillis(0));
    }

    private String text() {
        try (var in = open()) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProfileException("The profile " + name + " is larger than 1 MB. Shorten it.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProfileException(
                    "The profile " + name + " cannot be read: " + e.getMessage() + ". Check that the file is readable.",
                    e);
        }
    }

    private InputStream open() throws IOException {
        return resource.isPresent() ? resource.get().openStream() : Files.newInputStream(path.orElseThrow());
    }

    private static Optional<URL> shipped(String name) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            return Optional.empty();
        }
        var loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(ProfileFile.class.getClassLoader());
        return Optional.ofNullable(loader.getResource("profiles/" + name + ".yaml"));
    }

    private static Optional<Path> onDisk(URL resource) {
        try {
            return resource.getProtocol().equals("file")
                    ? Optional.of(Path.of(new URI(resource.toString())))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> onDisk(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static FileTime lastModified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
