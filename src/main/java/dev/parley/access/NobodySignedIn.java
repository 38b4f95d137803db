package dev.parley.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.HostAndPort;
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
        return Uni.createFrom().item(door.opensTo(name(asked)) ? operator : nobody);
    }

    /** What the client calls this machine; empty when it does not say. */
    private static String name(AnonymousAuthenticationRequest asked) {
        return Optional.ofNullable(HttpSecurityUtils.getRoutingContextAttribute(asked))
                .flatMap(request -> Optional.ofNullable(request.request().authority()))
                .map(HostAndPort::host)
                .orElse("");
    }
}
