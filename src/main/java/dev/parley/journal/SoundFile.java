package dev.parley.journal;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;

/** A file, or the one range of it that was asked for (RFC 9110, section 14). Several ranges get the whole. */
final class SoundFile {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Bytes {@code from} to {@code to}, both included. */
    private record Range(long from, long to) {}

    private SoundFile() {}

    /** Empty when there is no such file. */
    static Optional<Response> response(Path file, Optional<String> range) {
        try {
            return Files.isRegularFile(file) ? Optional.of(response(file, Files.size(file), range)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Response response(Path file, long size, Optional<String> range) {
        return range.flatMap(asked -> parse(asked, size))
                .map(part -> part.from() > part.to() ? beyond(size) : partly(file, size, part))
                .orElseGet(() -> whole(file, size));
    }

    private static Response whole(Path file, long size) {
        return sound(Response.Status.OK, new PathPart(file, 0, size)).build();
    }

    private static Response partly(Path file, long size, Range part) {
        var bytes = new PathPart(file, part.from(), part.to() - part.from() + 1);
        return sound(Response.Status.PARTIAL_CONTENT, bytes)
                .header("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size)
                .build();
    }

    private static Response beyond(long size) {
        return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                .header("Content-Range", "bytes */" + size)
                .build();
    }

    private static Response.ResponseBuilder sound(Response.Status status, PathPart bytes) {
        var type = bytes.file.toString().endsWith(".ogg") ? "audio/ogg" : "audio/wav";
        return Response.status(status).entity(bytes).type(type).header("Accept-Ranges", "bytes");
    }

    /** Empty for what is to be ignored; {@code from > to} for what lies beyond the end. */
    private static Optional<Range> parse(String asked, long size) {
        var match = ONE_RANGE.matcher(asked.strip());
        if (!match.matches() || asked.strip().equals("bytes=-")) {
            return Optional.empty();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty()) {
            var length = Math.min(size, Long.parseLong(last));
            return Optional.of(new Range(size - length, size - 1));
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? size - 1 : Long.parseLong(last);
        return to < from && !last.isEmpty() ? Optional.empty() : Optional.of(new Range(from, Math.min(to, size - 1)));
    }
}
