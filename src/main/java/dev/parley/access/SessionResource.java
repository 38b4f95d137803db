package dev.parley.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is asking; and a cookie with their token, for the pages, whose sockets and players cannot send headers. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "Who may")
public class SessionResource {
    static final String COOKIE = "parley";
    private static final String SCHEME = "Bearer ";

    private final Door door;
    private final CurrentIdentityAssociation identity;

    SessionResource(Door door, CurrentIdentityAssociation identity) {
        this.door = door;
        this.identity = identity;
    }

    /** Who is asking. */
    public record Session(String name, String reference, TeamId team, List<String> permissions) {}

    @GET
    @PermitAll
    @Operation(summary = "Says who you are and what you may")
    @APIResponse(responseCode = "401", description = "Nobody has signed in")
    public Uni<Session> show(@Context HttpServerRequest request) {
        return actor(request)
                .map(actor -> new Session(
                        actor.getName(),
                        actor.reference(),
                        actor.team(),
                        actor.permissions().stream().sorted().toList()));
    }

    @POST
    @PermitAll
    @Operation(summary = "Keeps the token of the Authorization header in a cookie, for the pages")
    @APIResponse(responseCode = "204", description = "The cookie is set")
    @APIResponse(responseCode = "401", description = "The token is not good")
    public Uni<Response> begin(
            @Nullable @HeaderParam("Authorization") String authorization,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        return actor(request).map(actor -> answer(token(authorization), NewCookie.DEFAULT_MAX_AGE, uri));
    }

    @DELETE
    @PermitAll
    @Operation(summary = "Forgets the cookie")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    public Response end(@Context UriInfo uri) {
        return answer("", 0, uri);
    }

    private Uni<Actor> actor(HttpServerRequest request) {
        return identity.getDeferredIdentity().map(found -> {
            if (found.getPrincipal() instanceof Actor actor) {
                return actor;
            }
            throw new NotAuthorizedException(door.sentence(Asked.by(request)), "Bearer");
        });
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadRequestException("Send the token or key to keep as \"Authorization: Bearer …\".");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    /** Strict: no other site can make a browser send it, so that requests cannot be forged. */
    private static Response answer(String value, int maxAge, UriInfo uri) {
        var cookie = new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
        return Response.noContent().cookie(cookie).build();
    }
}
