package dev.parley.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whoever brings neither token nor key: the operator while the door stands open, else nobody. */
@Singleton
class NobodySignedIn implements IdentityProvider<AnonymousAuthenticationRequest> {
    private final SecurityIdentity operator = Identities.of(new Operator());
    private final SecurityIdentity nobody =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    private final Door door;

    NobodySignedIn(Door door) {
        this.door = door;
    }

    @Override
    public Class<AnonymousAuthenticationRequest> getRequestType() {
        return AnonymousAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            AnonymousAuthenticationRequest asked, AuthenticationRequestContext context) {
        return Uni.createFrom().item(opens(asked) ? operator : nobody);
    }

    private boolean opens(AnonymousAuthenticationRequest asked) {
        return Optional.ofNullable(HttpSecurityUtils.getRoutingContextAttribute(asked))
                .filter(context -> door.opensTo(Asked.by(context.request())))
                .isPresent();
    }
}
