package dev.parley.aftercall.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether two addresses lead to one place (RFC 3986, section 6). It goes further than the RFC: what servers commonly
 * take for the same is the same, such as {@code //} and {@code /}, http and https, or parameters in another order; of the
 * query all counts but what signs it, which changes from time to time while the recording stays. Blocks, for files.
 */
final class Spelling {
    /** Amazon S3 and CloudFront, Google Cloud Storage, Azure Storage. */
    private static final Pattern SIGNS = Pattern.compile(
            "(?i)x-amz-.*|x-goog-.*|awsaccesskeyid|googleaccessid|key-pair-id|policy|signature|expires|sig|se");

    private Spelling() {}

    /** @param uri that {@link Places} has read */
    static Place place(URI uri) {
        return "file".equalsIgnoreCase(uri.getScheme()) ? file(uri) : web(uri);
    }

    private static Place file(URI uri) {
        var real = real(Path.of(uri.getPath()).toAbsolutePath().normalize());
        return new Place("file\n" + real, Optional.of(real));
    }

    /** A file that is not there yet is placed by the folder that is. */
    private static Path real(Path path) {
        for (var there = path; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(path));
                } catch (IOException unreadable) {
                    return path;
                }
            }
        }
        return path;
    }

    private static Place web(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        var port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        var path = path(Optional.ofNullable(uri.getRawPath()).orElse(""));
        var query = query(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        return new Place("web\n" + host + port + "\n" + path + query, Optional.empty());
    }

    private static String path(String raw) {
        var parts = new ArrayDeque<String>();
        for (var part : decoded(raw).split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(part -> decoded(part.replace('+', ' ')))
                .filter(part -> !part.isEmpty())
                .filter(part -> !SIGNS.matcher(part.replaceFirst("=.*", "")).matches())
                .sorted()
                .map(part -> "\n" + part)
                .collect(Collectors.joining());
    }

    /** A character a byte, as not every name is in UTF-8. */
    private static String decoded(String raw) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%' && i + 2 < raw.length()) {
                bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(Character.toString(raw.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
