package dev.parley.speak;

/** Stops the start with a sentence that names the key when a figure makes no sense. */
public final class Limits {
    private Limits() {}

    public static void check(String key, double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(key + " must be between " + shown(lowest) + " and " + shown(highest)
                    + ", and " + shown(value) + " is not.");
        }
    }

    private static String shown(double figure) {
        return figure == Math.rint(figure) ? String.valueOf((long) figure) : String.valueOf(figure);
    }
}
