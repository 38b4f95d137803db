package dev.parley.think;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a reply what cannot be spoken: markdown, emoji, quotation marks, thoughts, stage directions, the speaker's
 * label. Works on a reply that is still growing: what it gives back only ever gets longer, so a construct that is not
 * closed yet holds back everything behind it. What is no speech at all (JSON, code, tables) is left in for
 * {@link Fitness} to see.
 */
final class Plain {
    private static final int LONGEST_TAG = 40;
    private static final int LONGEST_LINK = 300;
    private static final int LONGEST_DIRECTION = 40;
    /** Enough to recognise a bullet or the label of another speaker. */
    private static final int LINE_LOOKAHEAD = 14;

    private static final Pattern TAG = Pattern.compile("<[/|]?[A-Za-z][^<>\n]{0,38}>");
    private static final Pattern THOUGHT = Pattern.compile("<(think|thinking|thought|reasoning|analysis)>");
    private static final Pattern THOUGHT_END = Pattern.compile("</(think|thinking|thought|reasoning|analysis)>");
    private static final Pattern BULLET = Pattern.compile("(?:[-*•+–]|\\d{1,2}[.)])\\s+");
    private static final Pattern OTHER_SPEAKER = Pattern.compile(
            "(?i)[*_]{0,2}(caller|user|customer|human|client|lead|agent|assistant|system)[*_]{0,2}\\s*:");
    private static final Pattern DIRECTION = Pattern.compile(
            "(?i)(\\w+ ){0,2}(laugh|smil|paus|sigh|chuckl|giggl|clear|typ|silen|nod|wait|whisper|breath|think)\\w*( \\w+)?");
    private static final Set<String> LABELS = Set.of(
            "agent",
            "assistant",
            "ai",
            "bot",
            "response",
            "reply",
            "answer",
            "me",
            "operator",
            "sales agent",
            "ai agent");
    private static final Set<String> FOREIGN_LABELS =
            Set.of("caller", "user", "customer", "human", "client", "lead", "system");
    private static final Pattern LABEL = Pattern.compile("^([\\p{L} ]{1,14}?)\\s*:\\s*");

    private final String raw;
    private final boolean complete;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean over;
    private boolean inBullets;
    private boolean quoteOpen;

    private Plain(String raw, boolean complete) {
        this.raw = raw;
        this.complete = complete;
    }

    /** @param role who speaks: a name in it may stand before the reply as its label */
    static String of(String raw, String role, boolean complete) {
        var plain = new Plain(raw, complete);
        plain.lineStart();
        while (!plain.over && plain.at < raw.length()) {
            plain.step();
        }
        return unlabelled(plain.out.toString(), role);
    }

    private static String unlabelled(String text, String role) {
        var label = LABEL.matcher(text);
        if (!label.find()) {
            return text;
        }
        var name = label.group(1).strip();
        if (FOREIGN_LABELS.contains(name.toLowerCase(Locale.ROOT))) {
            return "";
        }
        var isName = Character.isUpperCase(name.charAt(0))
                && Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(role)
                        .find();
        return isName || LABELS.contains(name.toLowerCase(Locale.ROOT)) ? text.substring(label.end()) : text;
    }

    private void step() {
        var next = raw.charAt(at);
        switch (next) {
            case '<' -> tag();
            case '>', '~' -> at++;
            case '`' -> backtick();
            case '*' -> star();
            case '_' -> underscore();
            case '[' -> bracket();
            case '(' -> parenthesis();
            case '\n' -> newline();
            case '\r' -> at++;
            case '!' -> exclamation();
            case '"', '“', '”', '„', '«', '»', '‟' -> at++;
            case '\'', '’', '‘' -> apostrophe();
            default -> other();
        }
    }

    private void tag() {
        var thought = THOUGHT.matcher(raw).region(at, raw.length());
        if (thought.lookingAt()) {
            skipThought(thought.end());
            return;
        }
        var thoughtEnd = THOUGHT_END.matcher(raw).region(at, raw.length());
        if (thoughtEnd.lookingAt()) {
            // Some models leave out the opening tag: all that came before was thought.
            out.setLength(0);
            at = thoughtEnd.end();
            return;
        }
        var tag = TAG.matcher(raw).region(at, raw.length());
        if (tag.lookingAt()) {
            at = tag.end();
        } else if (mayStillClose('>', LONGEST_TAG)) {
            over = true;
        } else {
            at++;
        }
    }

    private void skipThought(int from) {
        var end = THOUGHT_END.matcher(raw).region(from, raw.length());
        if (end.find()) {
            at = end.end();
        } else {
            over = true;
        }
    }

    private void backtick() {
        var end = at;
        while (end < raw.length() && raw.charAt(end) == '`') {
            end++;
        }
        if (end == raw.length() && !complete) {
            over = true;
        } else if (end - at >= 3) {
            append(raw.substring(at, end));
            at = end;
        } else {
            at = end;
        }
    }

    private void star() {
        if (at + 1 == raw.length()) {
            over = !complete;
            at++;
            return;
        }
        var close = raw.indexOf('*', at + 1);
        var single = Character.isLetter(raw.charAt(at + 1)) && (at == 0 || raw.charAt(at - 1) != '*');
        if (single && close < 0 && mayStillClose('*', LONGEST_DIRECTION)) {
            over = true;
        } else if (single && close > 0 && isDirection(raw.substring(at + 1, close))) {
            at = close + 1;
        } else {
            at++;
        }
    }

    private void underscore() {
        if (at + 1 == raw.length() && !complete) {
            over = true;
            return;
        }
        var inWord = at > 0
                && Character.isLetterOrDigit(raw.charAt(at - 1))
                && at + 1 < raw.length()
                && Character.isLetterOrDigit(raw.charAt(at + 1));
        if (inWord) {
            append(" ");
        }
        at++;
    }

    /** A link keeps its text, a placeholder goes, the start of a JSON array stays to be seen. */
    private void bracket() {
        var close = raw.indexOf(']', at);
        if (close < 0 && mayStillClose(']', LONGEST_LINK) || close == raw.length() - 1 && !complete) {
            over = true;
            return;
        }
        if (close < 0 || out.toString().isBlank() && looksLikeJson(raw.substring(at + 1, close))) {
            append("[");
            at++;
            return;
        }
        var isLink = close + 1 < raw.length() && raw.charAt(close + 1) == '(';
        var end = isLink ? raw.indexOf(')', close) : close;
        if (isLink && end < 0) {
            over = true;
            return;
        }
        if (isLink) {
            append(raw.substring(at + 1, close).replaceAll("[*_`]", ""));
        }
        at = end + 1;
    }

    private static boolean looksLikeJson(String inside) {
        var start = inside.strip();
        return start.isEmpty() || "{[\"'0123456789".indexOf(start.charAt(0)) >= 0;
    }

    private void parenthesis() {
        var close = raw.indexOf(')', at);
        if (close < 0 && mayStillClose(')', LONGEST_DIRECTION)) {
            over = true;
        } else if (close > 0 && close - at <= LONGEST_DIRECTION && isDirection(raw.substring(at + 1, close))) {
            at = close + 1;
        } else {
            append("(");
            at++;
        }
    }

    private static boolean isDirection(String inside) {
        return DIRECTION.matcher(inside.strip()).matches();
    }

    private void exclamation() {
        if (at + 1 < raw.length() && raw.charAt(at + 1) == '[') {
            at++;
        } else {
            other();
        }
    }

    private void apostrophe() {
        if (at + 1 == raw.length() && !complete) {
            over = true;
            return;
        }
        var afterWord = at > 0 && Character.isLetterOrDigit(raw.charAt(at - 1));
        var beforeWord = at + 1 < raw.length() && Character.isLetterOrDigit(raw.charAt(at + 1));
        if (afterWord && (beforeWord || !quoteOpen)) {
            append("'");
        } else {
            quoteOpen = beforeWord;
        }
        at++;
    }

    private void newline() {
        var next = at;
        while (next < raw.length() && Character.isWhitespace(raw.charAt(next))) {
            next++;
        }
        if (raw.length() - next < LINE_LOOKAHEAD && !complete) {
            over = true;
            return;
        }
        if (next < raw.length()) {
            var bullet = matches(BULLET, next);
            joinLines(bullet || inBullets);
            inBullets = bullet;
        }
        at = next;
        lineStart();
    }

    private void joinLines(boolean list) {
        var end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0) {
            if (Character.isLetterOrDigit(out.charAt(end - 1))) {
                out.setLength(end);
                out.append(list ? ',' : '.');
            }
            append(" ");
        }
    }

    /** Skips what marks a heading, a quotation or a bullet; another speaker's label ends the reply. */
    private void lineStart() {
        if (!out.isEmpty() && matches(OTHER_SPEAKER, at)) {
            over = true;
            return;
        }
        while (at < raw.length() && "#> ".indexOf(raw.charAt(at)) >= 0) {
            at++;
        }
        var bullet = BULLET.matcher(raw).region(at, raw.length());
        if (bullet.lookingAt()) {
            at = bullet.end();
            inBullets = true;
        }
    }

    private boolean matches(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(raw).region(from, raw.length());
        return matcher.lookingAt();
    }

    private void other() {
        var point = raw.codePointAt(at);
        if (at + 1 == raw.length() && Character.isHighSurrogate(raw.charAt(at))) {
            over = true;
            return;
        }
        at += Character.charCount(point);
        if (Character.isWhitespace(point) || point == 0xA0) {
            append(" ");
        } else if (!isPicture(point) && !isInvisible(point)) {
            append(Character.toString(point));
        }
    }

    private static boolean isPicture(int point) {
        return Character.isEmojiPresentation(point)
                || Character.isEmojiModifier(point)
                || Character.isExtendedPictographic(point)
                || point == 0x20E3
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0000 && point <= 0xE007F;
    }

    /** The joiner between letters of Persian and Hindi words is visible in that it is heard. */
    private static boolean isInvisible(int point) {
        return point == 0x200B || point == 0xFEFF || Character.getType(point) == Character.CONTROL;
    }

    private void append(String text) {
        var last = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        if (text.equals(" ")) {
            if (last != ' ') {
                out.append(' ');
            }
            return;
        }
        var closesUp = text.length() == 1 && ",.!?;:".contains(text) && last == ' ' && !out.isEmpty();
        if (closesUp && out.length() > 1 && Character.isLetterOrDigit(out.charAt(out.length() - 2))) {
            out.setLength(out.length() - 1);
        }
        out.append(text);
    }

    private boolean mayStillClose(char close, int within) {
        return !complete && raw.indexOf(close, at) < 0 && raw.length() - at < within;
    }
}
