package dev.parley.crm.hubspot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

    /** Our stage to {@code hs_lead_status}, where the account's own words differ from HubSpot's. */
    Map<String, String> status();
}
