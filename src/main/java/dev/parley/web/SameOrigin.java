package dev.parley.web;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;

/**
 * Only Parley's own page may listen: a browser lets any site open a WebSocket to any host, and the live page names
 * callers. A client without an Origin is no browser and passes.
 */
@ApplicationScoped
class SameOrigin implements HttpUpgradeCheck {
    private static final int FORBIDDEN = 403;

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(LiveSocket.ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var origin = request.getHeader("Origin");
        var host = request.authority();
        var passes = origin == null || (host != null && same(origin, host.toString()));
        return passes ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    /** @param host with its port, which may be left out when it is the scheme's own */
    static boolean same(String origin, String host) {
        try {
            var page = URI.create(origin);
            var here = URI.create(page.getScheme() + "://" + host);
            return page.getHost() != null
                    && here.getHost() != null
                    && lower(page.getHost()).equals(lower(here.getHost()))
                    && port(page) == port(here);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
