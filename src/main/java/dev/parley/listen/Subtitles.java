package dev.parley.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Subtitles that whisper models were trained on and write when they hear no speech, by language ({@code
 * listen/hallucinations.*.txt}). Immutable.
 */
public final class Subtitles {
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fa", "fr");

    private final Map<String, Set<String>> phrases =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Subtitles::read));

    /** Whether the text is one of them and nothing else. */
    public boolean contain(String text, String language) {
        return phrases.getOrDefault(language, Set.of()).contains(Words.normal(text));
    }

    private static Set<String> read(String language) {
        var name = "/listen/hallucinations." + language + ".txt";
        try (var file = Subtitles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + name + " is missing from this build.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Words::normal)
                    .filter(phrase -> !phrase.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read.", unreadable);
        }
    }
}
