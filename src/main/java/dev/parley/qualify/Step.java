package dev.parley.qualify;

import java.util.Arrays;
import java.util.List;

/**
 * What the script says and does next.
 *
 * @param words for a caller who can be understood
 * @param keypadWords the same for a caller who can only press keys: "press 1 for stocks, 2 for …"
 * @param keypadQuestion what of it is asked again when no key is pressed: neither greeting nor thanks
 * @param goal one sentence that tells the model what this reply must achieve
 */
public record Step(
        String words, String keypadWords, String keypadQuestion, String goal, Expecting expecting, Next next) {
    public enum Next {
        /** Listen for the answer. */
        LISTEN,
        /** These are the last words; hang up after them. */
        CLOSE,
        /** Hand over to a person after these words. */
        HAND_OVER
    }

    /** The sentences of a text, so that what is said and what was synthesised before are cut at the same places. */
    public static List<String> sentences(String text) {
        return Arrays.stream(text.strip().split("(?<=[.!?…؟。])\\s+"))
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }
}
