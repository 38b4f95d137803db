package dev.parley.desk;

/** How alike two names are, 0 to 1. W. E. Winkler, String Comparator Metrics (1990). */
final class JaroWinkler {
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_WEIGHS = 0.1;

    private JaroWinkler() {}

    /** 0 when one of them is empty. Counts UTF-16 units. */
    static double similarity(String one, String other) {
        var jaro = jaro(one, other);
        var prefix = 0;
        while (prefix < Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()))
                && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHS * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        var inOne = new boolean[one.length()];
        var inOther = new boolean[other.length()];
        double matches = matches(one, other, inOne, inOther);
        return matches == 0
                ? 0
                : (matches / one.length()
                                + matches / other.length()
                                + (matches - transposed(one, other, inOne, inOther)) / matches)
                        / 3;
    }

    private static int matches(String one, String other, boolean[] inOne, boolean[] inOther) {
        var reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        var matches = 0;
        for (int i = 0; i < one.length(); i++) {
            var end = Math.min(other.length(), i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end && !inOne[i]; j++) {
                if (!inOther[j] && one.charAt(i) == other.charAt(j)) {
                    inOne[i] = true;
                    inOther[j] = true;
                    matches++;
                }
            }
        }
        return matches;
    }

    private static double transposed(String one, String other, boolean[] inOne, boolean[] inOther) {
        var out = 0;
        var j = 0;
        for (int i = 0; i < one.length(); i++) {
            if (inOne[i]) {
                while (!inOther[j]) {
                    j++;
                }
                out += one.charAt(i) == other.charAt(j) ? 0 : 1;
                j++;
            }
        }
        return out / 2.0;
    }
}
