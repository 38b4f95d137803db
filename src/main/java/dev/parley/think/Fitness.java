package dev.parley.think;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells speech from what must not be spoken: data, code, addresses of web pages, the prompt itself. */
final class Fitness {
    /** So many words in a row are no coincidence. */
    private static final int LEAK = 6;

    private static final Pattern MARKUP = Pattern.compile("[{}|\\\\]|```|</|=>|\\s=\\s|==|\\(\\)|^\\s*\\[");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|www\\.");
    private static final Pattern CODE = Pattern.compile("(?i)\\bdef \\w+\\(|\\bfunction\\s*\\w*\\(|\\bprint\\("
            + "|\\w\\(\\w+\\s*[=:]|\\bimport [\\w.]+;|console\\.|\\bselect .+ from .+ where\\b|#include");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)\\s*(null|none|n/?a|nil|undefined|nan|error|empty|true|false)[.!]?\\s*");
    private static final List<String> MACHINERY = List.of(
            "system prompt",
            "my instructions",
            "my prompt",
            "language model",
            "as an ai",
            "suggested wording",
            "goal of this reply",
            "the caller is silent",
            "tool call",
            "save slot",
            "end call",
            "my rules",
            "i was instructed");
    private static final Set<String> RULES = runs(PromptWriter.RULES);

    private Fitness() {}

    static boolean isFit(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                && !MARKUP.matcher(text).find()
                && !ADDRESS.matcher(text).find()
                && !CODE.matcher(text).find()
                && !NOTHING.matcher(text).matches()
                && !leaks(text);
    }

    static boolean leaks(String text) {
        var said = String.join(" ", words(text));
        return MACHINERY.stream().anyMatch(said::contains)
                || runs(text).stream().anyMatch(RULES::contains);
    }

    /** Lower case, without punctuation. */
    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> runs(String text) {
        var words = words(text);
        var runs = new HashSet<String>();
        for (var i = 0; i + LEAK <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + LEAK)));
        }
        return runs;
    }
}
