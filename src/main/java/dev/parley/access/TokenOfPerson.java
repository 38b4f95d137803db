package dev.parley.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the {@link Person} of a token that Quarkus has found good (signature, issuer, audience, dates). */
@Singleton
class TokenOfPerson implements SecurityIdentityAugmentor {
    private final People people;
    private final AccessConfig.Oidc config;

    TokenOfPerson(People people, AccessConfig config) {
        this.people = people;
        this.config = config.oidc();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? people.whoIs(claims(identity, token)).map(Identities::of)
                : Uni.createFrom().item(identity);
    }

    private People.Claims claims(SecurityIdentity identity, JsonWebToken token) {
        var subject = Optional.ofNullable(token.getSubject())
                .orElseThrow(() -> new Refused("Your token has no subject (sub), so that it is nobody's."));
        var name = token.<Object>claim("name").map(Object::toString).orElse(subject);
        return new People.Claims(
                subject,
                name,
                highest(identity),
                token.<Object>claim(config.teamClaim()).map(Object::toString));
    }

    private Optional<Role> highest(SecurityIdentity identity) {
        return identity.getRoles().stream()
                .filter(role -> role.startsWith(config.rolePrefix()))
                .flatMap(role -> Role.named(role.substring(config.rolePrefix().length())).stream())
                .max(Comparator.naturalOrder());
    }
}
