package dev.parley.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds API keys to their rate, before anything else is done for them. */
class RateFilter {
    private static final int TOO_MANY_REQUESTS = 429;

    private final RateLimit limit;
    private final CurrentIdentityAssociation identity;

    RateFilter(RateLimit limit, CurrentIdentityAssociation identity) {
        this.limit = limit;
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<Void> hold() {
        return identity.getDeferredIdentity()
                .invoke(identity::setIdentity)
                .flatMap(found -> found.getPrincipal() instanceof ApiKey key
                        ? limit.take(key.reference())
                        : Uni.createFrom().item(Optional.<Duration>empty()))
                // Whether a token has to be good is the endpoint's to say: signing out works with one that is not.
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(Optional.<Duration>empty())
                .invoke(wait -> wait.ifPresent(RateFilter::refuse))
                .replaceWithVoid();
    }

    private static void refuse(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        throw new WebApplicationException(
                "This API key asks too often. Ask again in " + seconds + " seconds.",
                Response.status(TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, seconds)
                        .build());
    }
}
