package dev.parley.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether somebody who has not signed in is let in as the {@link Operator}. Immutable. */
@Singleton
public final class Door {
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final boolean peopleSignIn;
    private final String host;
    private final Set<String> names;
    private final boolean openBehindProxy;

    Door(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        peopleSignIn = issuer.isPresent();
        this.host = host;
        names = config.hosts().orElse(Set.of());
        openBehindProxy = config.openBehindProxy();
    }

    boolean standsOpen() {
        return !peopleSignIn && loopback(host);
    }

    /**
     * Whether it stands open for such a request. A page of another site can bring its own name to point here (DNS
     * rebinding), and the browser then takes it for Parley's own page; and behind a proxy everybody asks from here.
     */
    boolean opensTo(Asked asked) {
        return standsOpen()
                && (loopback(asked.name()) || names.contains(asked.name()))
                && (openBehindProxy || !asked.passedOn());
    }

    boolean peopleSignIn() {
        return peopleSignIn;
    }

    /** Why it is shut, and what to do: a sentence for whoever stands before it. */
    public String sentence(Asked asked) {
        if (standsOpen() && asked.passedOn() && !openBehindProxy) {
            return "A proxy passed this on, so that Parley cannot tell who asks. Set parley.access.oidc.url to the issuer"
                    + " at which people sign in, send an API key as \"Authorization: Bearer …\", or, if the proxy"
                    + " lets in nobody but those who may everything, set parley.access.open-behind-proxy=true.";
        }
        if (standsOpen()) {
            return "This machine was asked for by a name that is not its own. Ask for 127.0.0.1 or localhost, add the"
                    + " name to parley.access.hosts, or send an API key as \"Authorization: Bearer …\".";
        }
        return peopleSignIn
                ? "Sign in first: send a token of the configured issuer, or an API key, as \"Authorization: Bearer …\"."
                : "Parley listens on " + host + ", where others reach it, and knows nobody there. Set"
                        + " parley.access.oidc.url to the issuer at which people sign in, send an API key as"
                        + " \"Authorization: Bearer …\", or set quarkus.http.host to 127.0.0.1.";
    }

    static boolean loopback(String host) {
        return LOOPBACK.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
