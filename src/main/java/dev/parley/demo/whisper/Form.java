package dev.parley.demo.whisper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A form with a file in it, as it was sent (RFC 7578). Immutable. */
record Form(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\ncontent-type: *([^\r;]+)");

    /** @param type the media type, empty when it is not said */
    record Part(String name, String type, byte[] content) {
        String text() {
            return new String(content, UTF_8);
        }
    }

    /** Without parts when it is no form. */
    static Form of(String contentType, byte[] body) {
        var boundary = BOUNDARY.matcher(contentType);
        var parts = new ArrayList<Part>();
        if (boundary.find()) {
            // one character a byte, so that positions are the same
            var text = new String(body, ISO_8859_1);
            var delimiter = "--" + boundary.group(1);
            int begin = text.indexOf(delimiter);
            for (int end = next(text, delimiter, begin); end > 0; begin = end, end = next(text, delimiter, begin)) {
                part(text, body, begin, end).ifPresent(parts::add);
            }
        }
        return new Form(List.copyOf(parts));
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    String text(String name, String otherwise) {
        return part(name).map(Part::text).orElse(otherwise);
    }

    private static int next(String text, String delimiter, int begin) {
        return begin < 0 ? -1 : text.indexOf("\r\n" + delimiter, begin + 1);
    }

    private static Optional<Part> part(String text, byte[] body, int begin, int end) {
        int head = text.indexOf("\r\n\r\n", begin);
        if (head < 0 || head + 4 > end) {
            return Optional.empty();
        }
        var headers = text.substring(begin, head);
        var name = NAME.matcher(headers);
        var type = TYPE.matcher(headers);
        return name.find()
                ? Optional.of(new Part(
                        name.group(1), type.find() ? type.group(1) : "", Arrays.copyOfRange(body, head + 4, end)))
                : Optional.empty();
    }
}
