package dev.parley.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;

/**
 * How a request came.
 *
 * @param name what the client calls this machine; empty when it does not say
 * @param passedOn whether a proxy says that it passes on what somebody else asks: RFC 7239, RFC 9110 (Via) and what
 *     proxies sent before there was a standard
 */
public record Asked(String name, boolean passedOn) {
    private static final List<String> OF_PROXIES = List.of("Forwarded", "Via", "X-Real-IP");
    private static final String OLD_PREFIX = "x-forwarded-";

    public static Asked by(HttpServerRequest request) {
        var name =
                Optional.ofNullable(request.authority()).map(HostAndPort::host).orElse("");
        var headers = request.headers();
        return new Asked(
                name,
                OF_PROXIES.stream().anyMatch(headers::contains)
                        || headers.names().stream().anyMatch(it -> it.regionMatches(true, 0, OLD_PREFIX, 0, 12)));
    }
}
