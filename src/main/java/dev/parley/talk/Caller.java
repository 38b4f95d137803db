package dev.parley.talk;

/**
 * Who is calling, as the line tells it.
 *
 * @param number as signalled, trimmed to 64 characters; empty when withheld
 * @param name as signalled, trimmed to 80 characters; empty when absent
 * @param demo true for the scripted caller of the demo, the only one whom stand-in engines serve
 */
public record Caller(String number, String name, boolean demo) {
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 80;

    public Caller {
        number = cut(number.strip(), LONGEST_NUMBER);
        name = cut(name.strip(), LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
