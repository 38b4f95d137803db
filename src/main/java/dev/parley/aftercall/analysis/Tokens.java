package dev.parley.aftercall.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as words that can be compared: any script, small letters, ASCII digits, no punctuation. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:[.,]\\d+)*|[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*");

    private Tokens() {}

    static List<String> of(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(plain(text));
        while (matcher.find()) {
            tokens.add(word(matcher.group()));
        }
        return tokens;
    }

    /** With its capitals, for telling names. */
    static List<String> raw(String text) {
        return TOKEN.matcher(plain(text)).results().map(found -> found.group()).toList();
    }

    static boolean isNumber(String token) {
        return Character.isDigit(token.charAt(0));
    }

    /** "50,000" and "50.000" are 50000; "1.5" stays. */
    static String word(String raw) {
        var word = raw.toLowerCase(Locale.ROOT).replaceAll("['’]", "");
        return word.matches("\\d{1,3}(?:[.,]\\d{3})+") ? word.replaceAll("[.,]", "") : word.replace(',', '.');
    }

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
