package dev.parley.desk;

import java.util.regex.Pattern;

/** Text as PostgreSQL takes it: without NUL. */
final class Words {
    /** NUL as JSON spells it, but not a backslash followed by those letters. */
    private static final Pattern NUL_IN_JSON = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Words() {}

    static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    static String cleanJson(String json) {
        return NUL_IN_JSON.matcher(json).replaceAll("$1");
    }
}
