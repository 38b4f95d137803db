package dev.parley.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes {@code Authorization: Bearer plk_…}, an API key, and the tokens of development; leaves other tokens to OpenID
 * Connect, where it is configured, and refuses them where it is not. Browsers may carry the same in the cookie that
 * {@link SessionResource} sets.
 */
@Singleton
class BearerOfKey implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";
    private static final int UNAUTHORIZED = 401;

    private final ApiKeys keys;
    private final AdminKey admin;
    private final DevPeople development;
    private final Door door;

    BearerOfKey(ApiKeys keys, AdminKey admin, DevPeople development, Door door) {
        this.keys = keys;
        this.admin = admin;
        this.development = development;
        this.door = door;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext asked, IdentityProviderManager identities) {
        return bearer(asked).map(this::holder).orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext asked) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext asked) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer", "Bearer"));
    }

    /** Before OpenID Connect, which would take every bearer token for its own. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }

    private Uni<SecurityIdentity> holder(String secret) {
        var configured = admin.openedBy(secret);
        if (configured.isPresent()) {
            return Uni.createFrom().item(Identities.of(configured.get()));
        }
        if (secret.startsWith(ApiKeys.PREFIX)) {
            return keys.whose(secret).map(found -> Identities.of(found.orElseThrow(BearerOfKey::unknown)));
        }
        var person = development.holding(secret);
        if (person.isEmpty() && door.peopleSignIn()) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(() -> Identities.of(person.orElseThrow(BearerOfKey::unknown)));
    }

    private static AuthenticationFailedException unknown() {
        return new AuthenticationFailedException("The bearer token is none that Parley knows.");
    }

    /** Without a header the cookie's takes its place, for OpenID Connect too. */
    private static Optional<String> bearer(RoutingContext asked) {
        var headers = asked.request().headers();
        if (!headers.contains(HttpHeaders.AUTHORIZATION)) {
            Optional.ofNullable(asked.request().getCookie(SessionResource.COOKIE))
                    .ifPresent(cookie -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + cookie.getValue()));
        }
        return Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
