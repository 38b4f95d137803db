package dev.parley.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Whoever brings neither token nor key: the operator while the door stands open, else nobody. */
@Singleton
class NobodySignedIn implements IdentityProvider<AnonymousAuthenticationRequest> {
    private final SecurityIdentity identity;

    NobodySignedIn(Door door) {
        identity = door.standsOpen()
                ? Identities.of(new Operator())
                : QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    }

    @Override
    public Class<AnonymousAuthenticationRequest> getRequestType() {
        return AnonymousAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            AnonymousAuthenticationRequest asked, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }
}
