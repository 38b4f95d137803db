package dev.parley.crm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which CRM is written to, and what Parley may do there. */
@ConfigMapping(prefix = "parley.crm")
public interface CrmConfig {
    /** {@code desk} (Parley's own), {@code http}, {@code hubspot} or {@code salesforce}. */
    @WithDefault("desk")
    String target();

    /** Whether the leads are those of Parley's own desk; in any other CRM our numbers of leads mean nothing. */
    static boolean ownDesk(CrmConfig config) {
        return config.target().equals("desk");
    }

    /** Whether Parley changes a lead's stage, priority and owner by itself; otherwise it only suggests. */
    @WithDefault("false")
    boolean changeStage();

    /** How long one exchange with a CRM may take. */
    @WithDefault("10s")
    Duration timeout();

    /** How long a CRM that is too busy is left alone when it does not say how long. */
    @WithDefault("30s")
    Duration busyPause();

    /** The longest that a CRM's Retry-After is obeyed. */
    @WithDefault("1h")
    Duration longestPause();

    /** When a CRM that fails is left alone. */
    Breaker breaker();

    /** When a CRM that fails is left alone. */
    interface Breaker {
        /** Failures in a row after which it is. */
        @WithDefault("5")
        int failures();

        /** For how long. */
        @WithDefault("30s")
        Duration pause();
    }
}
