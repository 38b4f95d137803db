package dev.parley.bench.after;

import java.time.Duration;
import java.util.Locale;

/**
 * How long the stand-ins take.
 *
 * @param realTime seconds of the ear for each second of sound, however much it hears at once
 * @param model for a whole analysis
 * @param crm for each request
 */
public record Pace(double realTime, Duration model, Duration crm) {
    public static final Pace NONE = new Pace(0, Duration.ZERO, Duration.ZERO);

    Duration hearing(double seconds) {
        return Duration.ofMillis(Math.round(1000 * realTime * seconds));
    }

    /** For people. */
    public String told() {
        return String.format(
                Locale.ROOT,
                "ear %.2f of real time, model %d ms, CRM %d ms",
                realTime,
                model.toMillis(),
                crm.toMillis());
    }
}
