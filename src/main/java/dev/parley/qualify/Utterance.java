package dev.parley.qualify;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller said, cut into words and numbers. Immutable. Words are lower case and without apostrophes, so that
 * "Don't", "don’t" and "dont" are one; digits of any script are ASCII; of a very long text only the start is kept.
 */
public final class Utterance {
    private static final int LONGEST = 2000;
    private static final Token NOTHING = new Token("", "", Gap.HARD);
    private static final Pattern TOKEN = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)"
            + "|\\d{1,3}(?:\\.\\d{3}){2,}(?![\\d.])"
            + "|\\d+(?:[.,]\\d+)?"
            + "|[\\p{L}\\p{M}]+(?:'[\\p{L}\\p{M}]+)*"
            + "|(?<=\\d)\\s?[-–]\\s?(?=[\\d$€£])"
            + "|[$€£₹@+%:]");

    /** What stands before a word: nothing but space, a comma, or the end of a sentence. */
    public enum Gap {
        NONE,
        SOFT,
        HARD
    }

    /** @param word comparable form; @param raw as it was said */
    public record Token(String word, String raw, Gap before) {}

    private final String text;
    private final List<Token> tokens;

    private Utterance(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = List.copyOf(tokens);
    }

    public static Utterance of(String words) {
        var text = clean(words);
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(text);
        for (int end = 0; matcher.find(); end = matcher.end()) {
            tokens.add(token(matcher.group().strip(), gap(text.substring(end, matcher.start()))));
        }
        return new Utterance(text, tokens);
    }

    private static Token token(String raw, Gap gap) {
        return new Token(raw.toLowerCase(Locale.ROOT).replace("'", "").replace('–', '-'), raw, gap);
    }

    private static String clean(String words) {
        var bare = CardNumbers.without(words);
        var start = bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
        var plain = Normalizer.normalize(start.replace('’', '\'').replace('‘', '\''), Normalizer.Form.NFKC);
        var text = new StringBuilder(plain.length());
        plain.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static Gap gap(String between) {
        if (between.chars().anyMatch(c -> ".;!?…".indexOf(c) >= 0)) {
            return Gap.HARD;
        }
        return between.indexOf(',') >= 0 || between.indexOf('—') >= 0 ? Gap.SOFT : Gap.NONE;
    }

    /** The cleaned text with its punctuation and capitals. */
    public String text() {
        return text;
    }

    /** Where a word stands in the text. */
    record Place(int start, int end) {}

    /** One for each word. */
    List<Place> places() {
        var places = new ArrayList<Place>();
        int end = 0;
        for (var token : tokens) {
            int start = text.indexOf(token.raw(), end);
            end = start + token.raw().length();
            places.add(new Place(start, end));
        }
        return places;
    }

    public int size() {
        return tokens.size();
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The word at a place; empty outside the utterance. */
    public String word(int at) {
        return token(at).word();
    }

    public Token token(int at) {
        return at < 0 || at >= tokens.size() ? NOTHING : tokens.get(at);
    }

    /** True when a sentence ends before the word at this place. */
    public boolean hardBefore(int at) {
        return token(at).before() == Gap.HARD;
    }

    /** All words with single spaces between: what patterns are matched against. */
    public String plain() {
        return plain(0, size());
    }

    public String plain(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::word).collect(Collectors.joining(" "));
    }

    /** The words of a stretch as they were said. */
    public String raw(int from, int to) {
        return tokens.subList(from, to).stream()
                .map(Token::raw)
                .collect(Collectors.joining(" "))
                .replace(" : ", ":");
    }

    /** The same with a stretch made silent; places stay what they were. */
    public Utterance without(int from, int to) {
        var rest = new ArrayList<>(tokens);
        for (int i = from; i < to; i++) {
            rest.set(i, NOTHING);
        }
        return new Utterance(text, rest);
    }

    /** Only a stretch of it. */
    public Utterance part(int from, int to) {
        return from == 0 && to == size() ? this : new Utterance(raw(from, to), tokens.subList(from, to));
    }
}
