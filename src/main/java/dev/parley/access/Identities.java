package dev.parley.access;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.util.List;
import java.util.Set;

/** Actors as Quarkus asks them for permissions. */
final class Identities {
    private Identities() {}

    static SecurityIdentity of(Actor actor) {
        var permissions = permissions(actor.permissions());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(actor)
                .addPermissionChecker(asked ->
                        Uni.createFrom().item(permissions.stream().anyMatch(permission -> permission.implies(asked))))
                .build();
    }

    private static List<Permission> permissions(Set<String> texts) {
        return texts.stream().map(Identities::permission).toList();
    }

    /** @param text what and which action, as {@code leads:read} */
    private static Permission permission(String text) {
        var colon = text.indexOf(':');
        return new StringPermission(text.substring(0, colon), text.substring(colon + 1));
    }
}
