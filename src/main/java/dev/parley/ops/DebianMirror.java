package dev.parley.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where this machine gets Debian packages from. */
final class DebianMirror {
    /** One line a source: {@code deb [options] http://… suite component}. */
    private static final Pattern ONE_LINE = Pattern.compile("(?m)^\\s*deb\\s+(?:\\[[^\\]]*\\]\\s+)?(\\S+)");

    /** The later format, one field a line. */
    private static final Pattern FIELD = Pattern.compile("(?m)^URIs:\\s*(\\S+)");

    private static final Pattern OF_DEBIAN = Pattern.compile("(https?|mirror\\+\\S+|file|ftp):\\S*/debian/?");

    private DebianMirror() {}

    static String of(Surroundings surroundings) {
        return surroundings.configured("parley.debian.mirror").orElseGet(() -> ofThisMachine(Path.of("/etc/apt"))
                .orElseThrow(
                        () -> new UnpackException("No Debian mirror is among this machine's apt sources. Name one in"
                                + " parley.debian.mirror, or install asterisk, espeak-ng and ffmpeg yourself.")));
    }

    /** The first mirror of Debian's own packages; other vendors' sources and security updates are passed over. */
    static Optional<String> ofThisMachine(Path apt) {
        return sources(apt)
                .flatMap(text -> Stream.concat(uris(FIELD, text), uris(ONE_LINE, text)))
                .filter(uri -> OF_DEBIAN.matcher(uri).matches())
                .findFirst();
    }

    private static Stream<String> uris(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Stream<String> sources(Path apt) {
        var parts = apt.resolve("sources.list.d");
        try (var files = Files.isDirectory(parts) ? Files.list(parts) : Stream.<Path>empty()) {
            var all = Stream.concat(Stream.of(apt.resolve("sources.list")), files.sorted());
            return List.copyOf(
                    all.filter(Files::isReadable).map(DebianMirror::text).toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + parts + ": " + e, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
        }
    }
}
