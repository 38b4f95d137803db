package dev.parley.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may. */
@ConfigMapping(prefix = "parley.access")
public interface AccessConfig {
    /** Where people sign in. */
    Oidc oidc();

    /** An OpenID Connect issuer. */
    interface Oidc {
        /** Its URL, such as {@code https://sso.example.com/realms/parley}. Without one nobody signs in. */
        Optional<String> url();
    }
}
