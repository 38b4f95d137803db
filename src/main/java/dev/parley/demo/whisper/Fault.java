package dev.parley.demo.whisper;

import java.time.Duration;
import java.util.Locale;

/** What the stand-in does wrong on demand. */
public sealed interface Fault {
    /** Answers well, but so much later. */
    record Late(Duration by) implements Fault {}

    /** Takes the request and never answers. */
    record Stalled() implements Fault {}

    /** Answers this status. */
    record Failing(int status) implements Fault {}

    /** Answers a page that is no transcription. */
    record Babbling() implements Fault {}

    /** Answers 200 with nothing in it. */
    record Mute() implements Fault {}

    /** Does not take raw samples, as servers do that want a file. */
    record RefusingSamples() implements Fault {}

    /** Nothing is wrong. */
    record None() implements Fault {}

    /** Reads {@code late 800}, {@code stalled}, {@code failing 503}, {@code babbling}, {@code mute}, {@code none}, … */
    static Fault parse(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return switch (words[0]) {
            case "late" -> new Late(Duration.ofMillis(number(words, 1000)));
            case "stalled" -> new Stalled();
            case "failing" -> new Failing(number(words, 500));
            case "babbling" -> new Babbling();
            case "mute" -> new Mute();
            case "refusing-samples" -> new RefusingSamples();
            case "none" -> new None();
            default ->
                throw new IllegalArgumentException("\"" + text + "\" is no fault. Known are late <ms>, stalled, "
                        + "failing <status>, babbling, mute, refusing-samples and none.");
        };
    }

    private static int number(String[] words, int otherwise) {
        return words.length > 1 ? Integer.parseInt(words[1]) : otherwise;
    }
}
