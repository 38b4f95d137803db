package dev.parley.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;

/** How leads are stored. */
@ConfigMapping(prefix = "parley.desk")
public interface DeskConfig {
    /** Country whose national phone numbers are understood, such as DE; without it only international ones are. */
    Optional<String> region();

    /** Currency of amounts that come without one, ISO 4217. */
    @WithDefault("EUR")
    Currency currency();

    /** How many leads, the last changed first, a name is compared with when similar leads are looked for. */
    @WithDefault("5000")
    int similarAmong();

    /** How long a try to write a lead may take. */
    @WithDefault("30s")
    Duration perTry();

    /** Leads held in memory while PostgreSQL is away. */
    @WithDefault("10000")
    int mostWaiting();

    /** How long the end of the application waits for leads that are not written yet. */
    @WithDefault("5s")
    Duration drain();
}
