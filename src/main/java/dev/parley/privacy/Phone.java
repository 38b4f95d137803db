package dev.parley.privacy;

/**
 * The number that is asked about. Immutable.
 *
 * @param number E.164: {@code +14155550123}
 */
public record Phone(String number, NumberForm form) {
    private static final String E164 = "\\+\\d{7,15}";
    private static final int TAIL = 6;

    static Phone of(String given, NumberForm form) {
        return new Phone(form.normal(given), form);
    }

    static boolean is(String given, NumberForm form) {
        return form.normal(given).matches(E164);
    }

    /** Whether that is the same number, whoever wrote it: with +, with 00, or with neither, and however it is spaced. */
    public boolean sameAs(String other) {
        var figures = figures(other);
        return figures.equals(digits())
                || figures.equals("00" + digits())
                || form.normal(other).equals(number);
    }

    /** Without the +. */
    public String digits() {
        return figures(number);
    }

    /** The last digits, which it has in every spelling: for finding what then has to pass {@link #sameAs}. */
    public String tail() {
        return digits().substring(digits().length() - TAIL);
    }

    private static String figures(String text) {
        return text.replaceAll("\\D", "");
    }
}
