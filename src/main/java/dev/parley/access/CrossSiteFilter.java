package dev.parley.access;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what a page of another site has a browser send: where nobody signs in, or a cookie does it, the browser's word
 * would count as its user's. Programs send neither header.
 */
class CrossSiteFilter {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void look(ContainerRequestContext request) {
        if (!CHANGING_NOTHING.contains(request.getMethod())
                && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                && isFromElsewhere(request)) {
            throw new ForbiddenException(
                    "This came from a page of another site. Use Parley's own pages, or an API key.");
        }
    }

    private static boolean isFromElsewhere(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("cross-site") || site.equals("same-site");
        }
        var origin = request.getHeaderString("Origin");
        return origin != null && !sameHost(origin, String.valueOf(request.getHeaderString(HttpHeaders.HOST)));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
