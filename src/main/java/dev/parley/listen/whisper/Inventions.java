package dev.parley.listen.whisper;

import dev.parley.listen.Words;
import dev.parley.listen.whisper.VerboseJson.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What whisper makes up when it hears no speech: segments that its own figures doubt, that repeat themselves, or that
 * are one of the subtitles it was trained on. Immutable.
 */
final class Inventions {
    private static final double LIKELY_NO_SPEECH = 0.6;
    private static final double DOUBTFUL = -1;
    private static final double REPETITIVE = 2.4;
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fa", "fr");

    private final Map<String, Set<String>> subtitles =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Inventions::read));

    boolean contain(Segment segment, String language) {
        return segment.noSpeech() > LIKELY_NO_SPEECH && segment.logProbability() < DOUBTFUL
                || segment.compression() > REPETITIVE
                || subtitles.getOrDefault(language, Set.of()).contains(Words.normal(segment.text()));
    }

    private static Set<String> read(String language) {
        var name = "/listen/hallucinations." + language + ".txt";
        try (var file = Inventions.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + name + " is missing from this build.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Words::normal)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read.", unreadable);
        }
    }
}
