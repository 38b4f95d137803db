package dev.parley.access;

import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether somebody who has not signed in is let in as the {@link Operator}. Immutable. */
@Singleton
class Door {
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final boolean peopleSignIn;
    private final String host;

    Door(AccessConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        peopleSignIn = config.oidc().url().isPresent();
        this.host = host;
    }

    boolean standsOpen() {
        return !peopleSignIn && loopback(host);
    }

    /** Why it is shut, and what to do; a sentence for whoever stands before it. */
    String sentence() {
        return peopleSignIn
                ? "Sign in first: send a token of the issuer in parley.access.oidc.url, or an API key, as"
                        + " \"Authorization: Bearer …\"."
                : "Parley listens on " + host
                        + ", which others can reach, and knows nobody: set parley.access.oidc.url to"
                        + " the issuer at which people sign in, send an API key as \"Authorization: Bearer …\", or set"
                        + " quarkus.http.host to 127.0.0.1.";
    }

    static boolean loopback(String host) {
        return LOOPBACK.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
