package dev.parley.followup.kavenegar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** A gateway that speaks Kavenegar's REST API. */
@ConfigMapping(prefix = "parley.followup.kavenegar")
public interface KavenegarConfig {
    /** Where it is. */
    @WithDefault("https://api.kavenegar.com")
    URI url();

    /** The API key; without it nothing is sent. */
    Optional<String> key();

    /** The number that it is sent from; the account's when not set. */
    Optional<String> sender();
}
