package dev.parley.followup;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When something may be sent, by the clock of whoever gets it; over midnight when it ends before it begins. Immutable.
 *
 * @param from the first moment
 * @param to the first moment at which it may not; the same as {@code from} for always
 */
record Hours(LocalTime from, LocalTime to) {
    private static final String KEY = "parley.followup.hours";

    static Hours of(String text) {
        var parts = text.strip().split("\\s*-\\s*", -1);
        try {
            if (parts.length == 2) {
                // midnight is the end of a day here
                return new Hours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1].replace("24:00", "00:00")));
            }
        } catch (DateTimeException e) {
            throw wrong(text, e);
        }
        throw wrong(text, new IllegalArgumentException(text));
    }

    /** How long it has to wait; zero when it need not. */
    Duration until(ZonedDateTime now) {
        if (isOpen(now.toLocalTime())) {
            return Duration.ZERO;
        }
        var today = now.with(from);
        return Duration.between(
                now, today.isAfter(now) ? today : now.plusDays(1).with(from));
    }

    private boolean isOpen(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    private static IllegalArgumentException wrong(String text, Exception cause) {
        return new IllegalArgumentException(
                KEY + " is \"" + text + "\". Write from when to when, like 09:00-20:00.", cause);
    }
}
