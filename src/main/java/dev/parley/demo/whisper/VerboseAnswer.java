package dev.parley.demo.whisper;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/** An answer in the format of a whisper server, {@code verbose_json}. */
final class VerboseAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerboseAnswer() {}

    static String of(List<Match> matches, String language, int millis) {
        var root = JSON.createObjectNode()
                .put("task", "transcribe")
                .put("language", language)
                .put("duration", millis / 1000.0)
                .put("text", text(matches));
        root.putNull("words");
        var segments = root.putArray("segments");
        for (int i = 0; i < matches.size(); i++) {
            segments.add(segment(i + 1, matches.get(i)));
        }
        return root.toString();
    }

    static String brief(List<Match> matches) {
        return JSON.createObjectNode().put("text", text(matches)).toString();
    }

    static String detail(String sentence) {
        return JSON.createObjectNode().put("detail", sentence).toString();
    }

    private static String text(List<Match> matches) {
        return matches.stream().map(Match::words).collect(Collectors.joining(" "));
    }

    private static ObjectNode segment(int id, Match match) {
        var segment = JSON.createObjectNode()
                .put("id", id)
                .put("seek", 0)
                .put("start", match.from() * Spectrogram.FRAME_MILLIS / 1000.0)
                .put("end", match.to() * Spectrogram.FRAME_MILLIS / 1000.0)
                .put("text", " " + match.words());
        segment.putArray("tokens");
        return segment.put("temperature", 0.0)
                .put("avg_logprob", Math.log(Math.min(1, match.likeness())))
                .put("compression_ratio", compression(match.words()))
                .put("no_speech_prob", 0.01);
    }

    /** As whisper defines it: bytes of the text over bytes of the text compressed. */
    private static double compression(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            return (double) bytes.length / deflater.deflate(new byte[2 * bytes.length + 100]);
        }
    }
}
