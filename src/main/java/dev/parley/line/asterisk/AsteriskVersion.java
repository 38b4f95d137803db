package dev.parley.line.asterisk;

import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Knows which versions of Asterisk let any ARI user run dialplan functions such as FILE() and CURL(). */
record AsteriskVersion(int major, int minor, int patch) {
    private static final Logger LOG = Logger.getLogger(AsteriskVersion.class);
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    static void warnIfUnsafe(String text) {
        var numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return;
        }
        var patch = numbers.group(3);
        var version = new AsteriskVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
        if (version.isUnsafe()) {
            LOG.warnf(
                    "Asterisk %s lets ARI users reach files and URLs through dialplan functions. Update to 20.20.1,"
                            + " 22.10.1 or newer.",
                    text);
        }
    }

    boolean isUnsafe() {
        return switch (major) {
            case 20 -> before(20, 1);
            case 22 -> before(10, 1);
            default -> major < 22;
        };
    }

    private boolean before(int safeMinor, int safePatch) {
        return minor < safeMinor || minor == safeMinor && patch < safePatch;
    }
}
