package dev.parley.listen.whisper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A transcription as {@code response_format=verbose_json} gives it.
 *
 * @param language as the server names it: a code or an English word, empty when it does not
 * @param segments in order; one without figures when the server tells none
 */
record VerboseJson(String language, List<Segment> segments) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param logProbability mean of the tokens' log probabilities, near 0 when the model was sure
     * @param compression length of the text over its length compressed; high when it repeats itself
     * @param noSpeech 0 to 1, how likely nobody spoke
     */
    record Segment(String text, double logProbability, double compression, double noSpeech) {}

    /** Empty when the text is no transcription. */
    static Optional<VerboseJson> parse(String body) {
        try {
            var root = JSON.readTree(body);
            return root != null
                            && (root.path("text").isTextual()
                                    || root.path("segments").isArray())
                    ? Optional.of(new VerboseJson(root.path("language").asText(""), segments(root)))
                    : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static List<Segment> segments(JsonNode root) {
        var segments = new ArrayList<Segment>();
        root.path("segments").forEach(node -> segments.add(segment(node)));
        if (segments.isEmpty()) {
            segments.add(segment(root));
        }
        return segments;
    }

    private static Segment segment(JsonNode node) {
        return new Segment(
                node.path("text").asText(""),
                node.path("avg_logprob").asDouble(0),
                node.path("compression_ratio").asDouble(0),
                node.path("no_speech_prob").asDouble(0));
    }
}
