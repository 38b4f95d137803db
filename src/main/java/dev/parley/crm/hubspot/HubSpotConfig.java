package dev.parley.crm.hubspot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** HubSpot. */
@ConfigMapping(prefix = "parley.crm.hubspot")
public interface HubSpotConfig {
    /** Where its API is. */
    @WithDefault("https://api.hubapi.com")
    URI url();

    /** Access token of a private app that may read and write contacts. */
    Optional<String> token();

    /**
     * A property of contacts, notes and tasks that has unique values, such as {@code parley_key}: with it nothing can be
     * written twice. Without it, what was written is looked for by HubSpot's search.
     */
    Optional<String> keyProperty();

    /** How far HubSpot's search may be behind: a try whose answer got lost is over only then. */
    @WithDefault("10s")
    Duration searchLag();

    /** Our stage to {@code hs_lead_status}, where the account's own words differ from HubSpot's. */
    Map<String, String> status();
}
