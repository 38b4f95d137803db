package dev.parley.followup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes out to leads after calls, and when. */
@ConfigMapping(prefix = "parley.followup")
public interface FollowUpConfig {
    /** From when to when something may be sent, by the receiver's clock; {@code 00:00-24:00} for always. */
    @WithDefault("09:00-20:00")
    String hours();

    /** Whose clock that is, such as {@code Europe/Berlin}; this machine's when not set. */
    Optional<String> zone();

    /** The clock of phone numbers of a country: {@code parley.followup.zones.IR=Asia/Tehran}. */
    Map<String, String> zones();

    /** Follow-ups that one receiver gets in 24 hours. */
    @WithDefault("3")
    int mostADay();

    /** SMS that a team's callers together set off in 24 hours, whoever gets them. */
    @WithDefault("200")
    int mostSmsADay();

    /** Countries whose numbers get SMS, in ISO 3166 letters ({@code DE,AT}); all when not set. */
    Optional<Set<String>> countries();

    /** How long one exchange with a gateway may take. */
    @WithDefault("10s")
    Duration timeout();

    /** How long a gateway that is too busy is left alone when it does not say how long. */
    @WithDefault("30s")
    Duration busyPause();

    /** The longest that a gateway's Retry-After is obeyed. */
    @WithDefault("1h")
    Duration longestPause();

    /** When a gateway that fails is left alone. */
    Breaker breaker();

    /** Messages that are spoken when a call was cut off. */
    Spoken spoken();

    /** When a gateway that fails is left alone. */
    interface Breaker {
        /** Failures in a row after which it is. */
        @WithDefault("5")
        int failures();

        /** For how long. */
        @WithDefault("30s")
        Duration pause();
    }

    /** Messages that are spoken when a call was cut off. */
    interface Spoken {
        /** Whether they are made. */
        @WithDefault("false")
        boolean enabled();

        /** Where they lie. */
        @WithDefault("${parley.home:.parley}/messages")
        Path folder();
    }
}
