package dev.parley.think;

import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Notices a model that goes round in circles. */
final class Loops {
    private static final int SAME_WORD = 4;
    private static final int RUN = 3;
    private static final int SAME_RUN = 3;
    /** Numbers that are read back repeat themselves rightly. */
    private static final Set<String> DIGITS = Set.of(
            "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple");

    private Loops() {}

    static boolean in(List<String> words) {
        return sameWord(words) || sameRun(words);
    }

    private static boolean sameWord(List<String> words) {
        var count = 0;
        for (var i = 0; i < words.size(); i++) {
            count = i > 0 && words.get(i).equals(words.get(i - 1)) ? count + 1 : 1;
            if (count >= SAME_WORD && !isDigit(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameRun(List<String> words) {
        var seen = new HashMap<List<String>, Integer>();
        for (var i = 0; i + RUN <= words.size(); i++) {
            var run = words.subList(i, i + RUN);
            if (!run.stream().allMatch(Loops::isDigit) && seen.merge(run, 1, Integer::sum) >= SAME_RUN) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String word) {
        return DIGITS.contains(word) || word.chars().allMatch(Character::isDigit);
    }
}
