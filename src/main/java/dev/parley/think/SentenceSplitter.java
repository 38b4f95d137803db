package dev.parley.think;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where sentences and clauses end in text that is still growing. An end is only told once the characters after it
 * leave no doubt, so the answer never changes when more text comes. Positions are indices behind the last character.
 */
final class SentenceSplitter {
    static final int NONE = -1;

    private static final String ENDS = ".!?…؟।";
    /** Written without a space after them. */
    private static final String WIDE_ENDS = "。！？";

    private static final String CLOSERS = ")]\"'”’»";

    private static final Set<String> NEVER_LAST = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "approx", "dept", "gen", "capt", "rev", "hon",
            "mt", "z.b", "d.h", "bzw", "ca", "nr", "hr", "fr", "sra", "srta", "mme", "mlle", "dott", "sig", "dhr",
            "mevr");
    private static final Set<String> RARELY_LAST = Set.of(
            "etc", "inc", "ltd", "co", "corp", "a.m", "p.m", "u.s", "u.k", "u.s.a", "jr", "sr", "usw", "jan", "feb",
            "aug", "sept", "oct", "nov", "dec", "no");

    private SentenceSplitter() {}

    /** All sentences of a text that is complete. */
    static List<String> sentences(String text) {
        var all = new ArrayList<String>();
        var from = 0;
        while (from < text.length()) {
            var end = sentenceEnd(text, from, true);
            end = end == NONE ? text.length() : end;
            var sentence = text.substring(from, end).strip();
            if (!sentence.isEmpty()) {
                all.add(sentence);
            }
            from = end;
        }
        return all;
    }

    /** Where the sentence that begins at {@code from} ends; {@link #NONE} while that is open. */
    static int sentenceEnd(String text, int from, boolean complete) {
        for (var i = from; i < text.length(); i++) {
            if (WIDE_ENDS.indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                var end = behindMarks(text, i);
                var next = skipSpace(text, end);
                if (next == text.length() && !complete) {
                    return NONE;
                }
                if (ends(text, from, i, end, next)) {
                    return end;
                }
                i = end - 1;
            }
        }
        return NONE;
    }

    /** Where the first clause of at least {@code shortest} characters ends, at the latest with a sentence. */
    static int clauseEnd(String text, int from, int shortest, boolean complete) {
        var sentence = sentenceEnd(text, from, complete);
        while (sentence != NONE && sentence - from < shortest) {
            sentence = sentenceEnd(text, sentence, complete);
        }
        var limit = sentence == NONE ? text.length() : sentence;
        for (var i = from + shortest - 1; i < limit; i++) {
            if (pauses(text, i)) {
                return i + 1;
            }
        }
        return sentence;
    }

    private static boolean ends(String text, int from, int mark, int end, int next) {
        if (next == text.length()) {
            return true;
        }
        if (next == end) {
            return text.charAt(mark) != '.' && Character.isLetter(text.charAt(next)) && text.charAt(mark) != '…';
        }
        var ellipsis = text.charAt(mark) == '…' || text.startsWith("..", mark);
        if (ellipsis) {
            return !Character.isLowerCase(text.charAt(next));
        }
        return text.charAt(mark) != '.' || !abbreviates(text, from, mark, next);
    }

    private static boolean abbreviates(String text, int from, int dot, int next) {
        var word = wordBefore(text, from, dot);
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("no")) {
            return Character.isDigit(text.charAt(next));
        }
        return NEVER_LAST.contains(lower)
                || (RARELY_LAST.contains(lower) && !Character.isUpperCase(text.charAt(next)))
                || isInitial(word, text.charAt(next))
                || isItemNumber(text.substring(from, dot).strip());
    }

    private static boolean isInitial(String word, char next) {
        return word.length() == 1
                && Character.isUpperCase(word.charAt(0))
                && !word.equals("I")
                && Character.isUpperCase(next);
    }

    private static boolean isItemNumber(String sentenceSoFar) {
        return sentenceSoFar.length() <= 2 && sentenceSoFar.chars().allMatch(Character::isDigit);
    }

    private static String wordBefore(String text, int from, int dot) {
        var start = dot;
        while (start > from && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return text.substring(start, dot);
    }

    private static int behindMarks(String text, int mark) {
        var end = mark;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        while (end < text.length() && CLOSERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int skipSpace(String text, int from) {
        var next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** Whether a voice may pause behind this character. Undecided at the very end counts as no. */
    private static boolean pauses(String text, int at) {
        var mark = text.charAt(at);
        if ("，；：、、".indexOf(mark) >= 0) {
            return true;
        }
        var next = skipSpace(text, at + 1);
        if (",;:-–—".indexOf(mark) < 0 || next == text.length()) {
            return false;
        }
        var spaceAfter = next > at + 1;
        var spaceBefore = Character.isWhitespace(text.charAt(at - 1));
        var numbers = Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(next));
        return switch (mark) {
            case '-', '–' -> spaceBefore && spaceAfter;
            case '—' -> !numbers;
            default -> spaceAfter && !numbers;
        };
    }
}
