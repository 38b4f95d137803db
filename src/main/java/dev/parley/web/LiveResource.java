package dev.parley.web;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** The live page's picture, once, for scripts. */
@Path("/api/live")
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {
    private final LivePage page;
    private final Audit audit;

    LiveResource(LivePage page, Audit audit) {
        this.page = page;
        this.audit = audit;
    }

    /** The calls in progress and the state of the parts; the same message that an open page gets first. */
    @GET
    @PermissionsAllowed("calls:read")
    public Uni<LiveMessage> now(@Context SecurityContext context) {
        var actor = Actor.of(context);
        return audit.note(actor, "transcript.watch", "calls:live")
                .flatMap(noted -> page.snapshot(actor.team()))
                .map(snapshot -> snapshot);
    }
}
