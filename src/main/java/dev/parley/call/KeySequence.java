package dev.parley.call;

import java.util.regex.Pattern;

/**
 * Keys that mean something only one after the other. Immutable.
 *
 * @param keys the whole sequence; empty for one that cannot be pressed
 * @param pressed how much of it was pressed, and when last, in ms
 */
record KeySequence(String keys, String pressed, long at) {
    private static final Pattern ALLOWED = Pattern.compile("none|[*#][0-9*#]{1,3}");

    /** @throws IllegalArgumentException when no caller could press it without giving an answer */
    static KeySequence configured(CallConfig config) {
        var keys = config.recordingKeys();
        if (!ALLOWED.matcher(keys).matches()) {
            throw new IllegalArgumentException("parley.call.recording-keys is '" + keys
                    + "', but must be * or # with one to three keys behind it, such as *#, or none. Digits in front would"
                    + " be taken for an answer.");
        }
        return new KeySequence(keys.equals("none") ? "" : keys, "", 0);
    }

    /** @param within the longest time between two keys, in ms */
    KeySequence plus(char key, long now, long within) {
        var recent = (now - at <= within ? pressed : "") + key;
        return new KeySequence(keys, recent.substring(Math.max(0, recent.length() - keys.length())), now);
    }

    boolean complete() {
        return !keys.isEmpty() && pressed.equals(keys);
    }

    KeySequence again() {
        return new KeySequence(keys, "", 0);
    }
}
