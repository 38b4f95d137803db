package dev.parley.qualify;

import java.util.List;

/**
 * One possible answer to a question with choices.
 *
 * @param value canonical, for machines
 * @param spoken for people and for the voice
 * @param key the digit that stands for it; empty when none does
 * @param synonyms words that mean it at any time
 * @param answers words that mean it only in answer to its own question: "low", "the safe one"
 * @param upToMonths for durations: the longest that it stands for; 0 when it has no end
 */
public record Option(
        String value, String spoken, String key, List<String> synonyms, List<String> answers, int upToMonths) {
    public Option {
        synonyms = List.copyOf(synonyms);
        answers = List.copyOf(answers);
    }
}
