package dev.parley.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may. */
@ConfigMapping(prefix = "parley.access")
public interface AccessConfig {
    /** Where people sign in. */
    Oidc oidc();

    /** Host names, besides those of loopback, under which this machine is asked by those who need not sign in. */
    Optional<Set<String>> hosts();

    /**
     * Whether those whose requests a proxy passes on need not sign in either, where no issuer is configured: the proxy
     * itself has to know who they are.
     */
    @WithDefault("false")
    boolean openBehindProxy();

    /** A secret of at least 32 characters that may all for the first team: to make the first real key with. */
    Optional<String> adminKey();

    /** How much an API key may ask. */
    Rate rate();

    /** An OpenID Connect issuer. */
    interface Oidc {
        /** Its URL, such as {@code https://sso.example.com/realms/parley}. Without one nobody signs in. */
        Optional<String> url();

        /** Whom its tokens must be made out to (their {@code aud}). */
        @WithDefault("parley")
        String audience();

        /** What stands before agent, manager or admin in the roles of its tokens. */
        @WithDefault("parley-")
        String rolePrefix();

        /** The claim that names the team, by its name or number. */
        @WithDefault("parley_team")
        String teamClaim();
    }

    /** At most so many requests in any stretch of that length. */
    interface Rate {
        /** Requests of one key. */
        @WithDefault("600")
        int requests();

        /** The stretch in which they are counted. */
        @WithDefault("1m")
        Duration window();
    }
}
