package dev.parley.ops;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An apt with a state of its own in one folder, which knows one mirror and believes that nothing is installed. */
final class AptArchive {
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Debian 13 renamed its keyring. */
    private static final List<Path> KEYRINGS = List.of(
            Path.of("/usr/share/keyrings/debian-archive-keyring.pgp"),
            Path.of("/usr/share/keyrings/debian-archive-keyring.gpg"));

    private final Path folder;
    private final String mirror;
    private final String suite;

    AptArchive(Path folder, String mirror, String suite) {
        this.folder = folder;
        this.mirror = mirror;
        this.suite = suite;
    }

    /** Downloads the packages and all that they depend on; the .deb files. */
    List<Path> fetch(List<String> packages, Consumer<String> progress) throws IOException {
        writeConfiguration();
        progress.accept("Asking " + mirror + " for " + String.join(", ", packages) + " (Debian " + suite + ")");
        run(List.of("update"), () -> {});
        var archives = folder.resolve("cache/archives");
        var uris = run(install("--print-uris", packages), () -> {});
        var total = uris.lines().mapToLong(AptArchive::size).sum();
        progress.accept("Fetching " + megabytes(total) + ", once for all projects of this user");
        run(
                install("--download-only", packages),
                () -> progress.accept("Fetched " + megabytes(sizeOf(archives)) + " of " + megabytes(total)));
        try (var files = Files.newDirectoryStream(archives, "*.deb")) {
            var debs = new ArrayList<Path>();
            files.forEach(debs::add);
            return debs;
        }
    }

    private static List<String> install(String how, List<String> packages) {
        return Stream.concat(Stream.of("-y", how, "install"), packages.stream()).toList();
    }

    private void writeConfiguration() throws IOException {
        for (var part : List.of("lists/partial", "cache/archives/partial", "etc/empty")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("status"), "");
        var key = KEYRINGS.stream().filter(Files::isReadable).findFirst();
        Files.writeString(
                folder.resolve("etc/sources.list"),
                "deb " + key.map(file -> "[signed-by=" + file + "] ").orElse("") + mirror + " " + suite + " main\n");
        Files.writeString(folder.resolve("apt.conf"), configuration());
    }

    /** Read after the machine's own configuration, so that its proxy counts and its hooks do not. */
    private String configuration() {
        return """
                Dir::State "%1$s";
                Dir::State::lists "%1$s/lists";
                Dir::State::status "%1$s/status";
                Dir::Cache "%1$s/cache";
                Dir::Cache::archives "%1$s/cache/archives";
                Dir::Etc::sourcelist "%1$s/etc/sources.list";
                Dir::Etc::sourceparts "%1$s/etc/empty";
                Dir::Etc::preferences "%1$s/etc/none";
                Dir::Etc::preferencesparts "%1$s/etc/empty";
                APT::Default-Release "";
                APT::Install-Recommends "false";
                APT::Install-Suggests "false";
                APT::Sandbox::User "";
                APT::Update::Error-Mode "any";
                APT::Keep-Downloaded-Packages "true";
                Binary::apt-get::APT::Keep-Downloaded-Packages "true";
                Acquire::Languages "none";
                Acquire::Retries "3";
                Acquire::http::Timeout "30";
                Acquire::https::Timeout "30";
                Debug::NoLocking "true";
                #clear APT::Update::Pre-Invoke;
                #clear APT::Update::Post-Invoke;
                #clear APT::Update::Post-Invoke-Success;
                #clear DPkg::Pre-Install-Pkgs;
                #clear DPkg::Post-Invoke;
                """.formatted(folder.toAbsolutePath());
    }

    private String run(List<String> arguments, Runnable everyFewSeconds) throws IOException {
        var said = folder.resolve("said");
        var builder = new ProcessBuilder("apt-get", "-q", "-o", "Dpkg::Use-Pty=0")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile());
        builder.command().addAll(arguments);
        builder.environment().put("APT_CONFIG", folder.resolve("apt.conf").toString());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        finish(start(builder), everyFewSeconds, said);
        return Files.readString(said);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UnpackException(
                    "There is no apt-get on this machine (" + e.getMessage()
                            + "). Install asterisk, espeak-ng and ffmpeg so that they are on the PATH.",
                    e);
        }
    }

    private void finish(Process process, Runnable everyFewSeconds, Path said) throws IOException {
        try {
            for (long waited = 0; !process.waitFor(BETWEEN_WORDS.toMillis(), TimeUnit.MILLISECONDS); waited++) {
                everyFewSeconds.run();
                if (waited > LONGEST.dividedBy(BETWEEN_WORDS)) {
                    throw new UnpackException("The mirror " + mirror + " is too slow: apt-get was stopped after "
                            + LONGEST.toMinutes() + " minutes. Name another in parley.debian.mirror.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnpackException("Interrupted while fetching from " + mirror + ". Start again to go on.", e);
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new UnpackException(complaint(Files.readString(said)));
        }
    }

    private String complaint(String said) {
        var errors = said.lines()
                .filter(line -> line.startsWith("E:") || line.startsWith("Err:") || line.contains("W: GPG error"))
                .limit(4)
                .collect(Collectors.joining(" "));
        return "Debian's packages cannot be fetched from " + mirror + " (suite " + suite + "): " + errors
                + " Check the network, or name another mirror in parley.debian.mirror, or install asterisk, espeak-ng"
                + " and ffmpeg so that they are on the PATH.";
    }

    /** A line reads {@code 'http://…' name.deb 12345 SHA256:…}. */
    private static long size(String line) {
        var parts = line.split(" ");
        return line.startsWith("'") && parts.length > 2 && parts[2].matches("\\d+") ? Long.parseLong(parts[2]) : 0;
    }

    private static long sizeOf(Path archives) {
        try (var files = Files.walk(archives)) {
            return files.map(Path::toFile)
                    .mapToLong(file -> file.isFile() ? file.length() : 0)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // A file that apt has just renamed; the next look is right.
            return 0;
        }
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
