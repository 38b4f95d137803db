package dev.parley.speak;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as engines read it well: without markup, control characters, emoji and addresses of pages, with the
 * abbreviations of English written out, and no longer than a breath. Pure.
 */
final class Speakable {
    private static final int LONGEST = 400;
    /** A cut at the end of a sentence or clause is worth losing this much of the text. */
    private static final int SHORTEST_CUT = 200;

    private record Rule(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private static final List<Rule> ANY_LANGUAGE = List.of(
            // markup
            rule("!?\\[([^\\[\\]]*)]\\([^()]*\\)", "$1"),
            rule("</?[A-Za-z][^<>]*>", " "),
            rule("(?m)^\\s*(?:[#>]+|[-*•])\\s+", ""),
            rule("(\\*{1,3}|_{2,3}|~~|`{1,3})", ""),
            rule("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", ""),
            // espeak-ng takes what is in double brackets for phonemes
            rule("[\\[\\]{}<>|\\\\^]", " "),
            // addresses
            rule("https?://(?:www\\.)?([^\\s/?#]+)[^\\s,;!]*", "$1"),
            // what has no sound; the joiner of Persian and other scripts stays
            rule("[\\p{So}\\p{Cs}\\p{Co}\\p{Cn}\\p{Sk}\\uFE0F\\u20E3&&[^°]]", " "),
            rule("[\\p{Cf}&&[^\\u200C]]", ""),
            rule("\\p{Cc}", " "),
            // typesetting
            rule("[“”„«»\"]", ""),
            rule("[‘’]", "'"),
            rule("\\s[–—-]+\\s|—", ", "),
            rule("–", "-"),
            rule("…|\\.{2,}", "."),
            rule("([!?,;:])[!?.,;:]*\\1", "$1"),
            rule("(?<=\\p{L})\\s*/\\s*(?=\\p{L})", " "));

    private static final List<Rule> ENGLISH = List.of(
            rule("(?i)\\be\\.\\s?g\\.,?", "for example"),
            rule("(?i)\\bi\\.\\s?e\\.,?", "that is"),
            rule("(?i)\\betc\\.", "et cetera"),
            rule("(?i)\\bapprox\\.", "approximately"),
            rule("(?i)\\bvs\\.?(?=\\s)", "versus"),
            rule("(?i)\\bmin\\.(?=\\s)", "minimum"),
            rule("(?i)\\bmax\\.(?=\\s)", "maximum"),
            rule("\\bNo\\.\\s?(?=\\d)", "number "),
            rule("\\s&\\s", " and "),
            rule("(?<=\\d)\\s?°\\s?C\\b", " degrees Celsius"),
            rule("\\b24/7\\b", "twenty-four seven"));

    private static final List<Rule> SPACES =
            List.of(rule("\\s+([,.;:!?])", "$1"), rule("[\\s\\u00A0]+", " "), rule("^[\\s,;:.]+", ""));

    private Speakable() {}

    /** The sentence as it is to be said; its text is empty when nothing in it can be. */
    static Sentence of(Sentence sentence) {
        var text = apply(ANY_LANGUAGE, sentence.text());
        if (sentence.language().equals("en")) {
            text = apply(ENGLISH, text);
        }
        text = cut(apply(SPACES, text).strip());
        return new Sentence(text.codePoints().anyMatch(Character::isLetterOrDigit) ? text : "", sentence.language());
    }

    private static String apply(List<Rule> rules, String text) {
        for (var rule : rules) {
            text = rule.apply(text);
        }
        return text;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var start = text.substring(0, LONGEST);
        for (var marks : List.of(".!?؟。", ",;:،", " ")) {
            int at = lastOf(marks, start);
            if (at >= SHORTEST_CUT) {
                return start.substring(0, at + 1).strip();
            }
        }
        return Character.isHighSurrogate(start.charAt(LONGEST - 1)) ? start.substring(0, LONGEST - 1) : start;
    }

    private static int lastOf(String marks, String text) {
        return marks.chars().map(text::lastIndexOf).max().orElse(-1);
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }
}
