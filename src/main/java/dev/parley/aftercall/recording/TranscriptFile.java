package dev.parley.aftercall.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A transcript that somebody else has made: JSON (an array, or {@code segments} or {@code turns}, of {@code speaker},
 * {@code text}, {@code start} in seconds), WebVTT, SubRip, or plain lines that may begin with who speaks.
 */
final class TranscriptFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 4000;
    private static final Pattern TIMES = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{3}) +-->.*");
    private static final Pattern SPEAKER = Pattern.compile("(?:<v ([^>]{1,60})>|([\\p{L} ]{1,30}):\\s)(.*)");

    private TranscriptFile() {}

    static Words read(byte[] file, String language) {
        var text = text(file);
        var said = text.startsWith("{") || text.startsWith("[") ? json(text) : lines(text);
        var some = said.stream().filter(each -> !each.text().isEmpty()).toList();
        if (some.isEmpty() || some.size() > MOST_LINES) {
            throw new RefusedRecording("is no transcript: it has " + some.size() + " lines with words");
        }
        return new Words(some, language, some.getLast().at() / 1000);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.replaceFirst("^\uFEFF", "").strip();
        } catch (CharacterCodingException e) {
            throw new RefusedRecording("is no text in UTF-8", e);
        }
    }

    private static List<Said> json(String text) {
        try {
            var root = JSON.readTree(text);
            var list = Stream.of(root, root.path("segments"), root.path("turns"))
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .orElseThrow(() -> new RefusedRecording("is JSON without a list of segments"));
            var said = new ArrayList<Said>();
            list.forEach(each -> said.add(new Said(
                    voice(each.path("speaker").asText("")),
                    (long) Math.clamp(each.path("start").asDouble(0) * 1000, 0, 1e9),
                    cut(each.path("text").asText("")))));
            return said;
        } catch (JsonProcessingException e) {
            throw new RefusedRecording("begins like JSON and is not", e);
        }
    }

    private static List<Said> lines(String text) {
        var said = new ArrayList<Said>();
        long at = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            var times = TIMES.matcher(line);
            if (times.matches()) {
                at = millis(times.group(1), times.group(2), times.group(3), times.group(4));
            } else if (!line.matches("WEBVTT.*|NOTE.*|\\d{1,6}|")) {
                said.add(said(line, at));
            }
        }
        return said;
    }

    private static Said said(String line, long at) {
        var speaker = SPEAKER.matcher(line);
        if (!speaker.matches()) {
            return new Said(Voice.UNKNOWN, at, cut(line));
        }
        var name = speaker.group(1) == null ? speaker.group(2) : speaker.group(1);
        var voice = voice(name);
        return new Said(voice, at, cut(voice == Voice.UNKNOWN ? line : speaker.group(3)));
    }

    private static Voice voice(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "caller", "customer", "client", "lead", "user" -> Voice.CALLER;
            case "agent", "assistant", "operator", "representative", "rep", "bot" -> Voice.AGENT;
            default -> Voice.UNKNOWN;
        };
    }

    private static long millis(String hours, String minutes, String seconds, String millis) {
        long whole = hours == null ? 0 : Long.parseLong(hours);
        return ((whole * 60 + Long.parseLong(minutes)) * 60 + Long.parseLong(seconds)) * 1000 + Long.parseLong(millis);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
    }
}
