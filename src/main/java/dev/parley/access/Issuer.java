package dev.parley.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.NullUnmarked;

/**
 * Always the issuer of the configuration. Quarkus insists on one at the start unless somebody could still name another;
 * this is that somebody, so that Parley starts without.
 */
@Singleton
@NullUnmarked // Quarkus takes "none of mine" as null
class Issuer implements TenantConfigResolver {
    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext asked, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().nullItem();
    }
}
