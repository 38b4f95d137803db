package dev.parley.aftercall.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where recordings may come from. What is checked is what is then opened. Thread-safe. */
final class Places {
    private static final int LONGEST = 2048;

    private final RecordingConfig config;
    private final List<Path> folders;

    Places(RecordingConfig config, List<Path> folders) {
        this.config = config;
        this.folders = List.copyOf(folders);
    }

    /** A web address and the one address of its host that may be connected to. */
    record Site(URI uri, InetAddress address) {
        int port() {
            return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80;
        }

        boolean secure() {
            return "https".equalsIgnoreCase(uri.getScheme());
        }
    }

    /** Reads an address without asking anybody. Throws {@link RefusedRecording}. */
    URI read(String address) {
        if (address.length() > LONGEST) {
            throw new RefusedRecording("is longer than " + LONGEST + " characters");
        }
        try {
            var uri = new URI(address.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            switch (scheme) {
                case "http", "https" -> allowedHost(uri);
                case "file" -> inAFolder(path(uri));
                default -> throw new RefusedRecording("must begin with https:, http: or file:");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new RefusedRecording("is no address", e);
        }
    }

    /** What a redirect names: a whole address or a part of one. Throws {@link RefusedRecording}. */
    URI relative(String location) {
        try {
            return new URI(location.strip());
        } catch (URISyntaxException e) {
            throw new RefusedRecording("is passed on to something that is no address", e);
        }
    }

    /** Resolves the host. Blocking. Throws {@link RefusedRecording}. */
    Site site(URI uri) {
        allowedHost(uri);
        try {
            var found = InetAddress.getAllByName(uri.getHost());
            if (!config.privateAddresses() && !Arrays.stream(found).allMatch(Addresses::isPublic)) {
                throw new RefusedRecording("is at an address within a private network. Set"
                        + " parley.aftercall.recording.private-addresses=true if that is meant");
            }
            return new Site(uri, found[0]);
        } catch (UnknownHostException e) {
            throw new RecordingUnavailable("The host of the recording is not known to the name servers.", e);
        }
    }

    /** The real file, with every link followed. Blocking. Throws {@link RefusedRecording}. */
    Path file(URI uri) {
        var path = path(uri);
        inAFolder(path);
        try {
            var real = path.toRealPath();
            for (var folder : folders) {
                if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath()) && Files.isRegularFile(real)) {
                    return real;
                }
            }
        } catch (IOException gone) {
            throw new RefusedRecording("is a file that is not there", gone);
        }
        throw outside();
    }

    private Path path(URI uri) {
        try {
            if (uri.getPath() == null
                    || (uri.getHost() != null && !uri.getHost().isEmpty())) {
                throw new RefusedRecording("must name a file of this machine: file:///folder/name");
            }
            var path = Path.of(uri.getPath());
            if (!path.isAbsolute() || !path.equals(path.normalize())) {
                throw new RefusedRecording("must be a whole path without . and ..");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new RefusedRecording("is no path", e);
        }
    }

    /** By its name alone, so that nobody learns which files there are elsewhere; where links lead is looked at later. */
    private void inAFolder(Path path) {
        if (folders.stream()
                .noneMatch(folder -> path.startsWith(folder.toAbsolutePath().normalize()))) {
            throw outside();
        }
    }

    private static RefusedRecording outside() {
        return new RefusedRecording(
                "is not in a folder that recordings may lie in. Set parley.aftercall.recording.folders");
    }

    private void allowedHost(URI uri) {
        var host = uri.getHost();
        if (host == null
                || uri.getRawUserInfo() != null
                || !uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
            throw new RefusedRecording("must be a web address with a host and without a password");
        }
        var plain = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (config.hosts().orElse(List.of()).stream().noneMatch(allowed -> covers(allowed, plain))) {
            throw new RefusedRecording(
                    "is at a host that recordings are not fetched from. Set parley.aftercall.recording.hosts");
        }
    }

    private static boolean covers(String allowed, String host) {
        var pattern = allowed.strip().toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
