package dev.parley.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The live page's picture, once, for scripts. */
@Path("/api/live")
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {
    private final LivePage page;

    LiveResource(LivePage page) {
        this.page = page;
    }

    /** The calls in progress and the state of the parts; the same message that an open page gets first. */
    @GET
    public Uni<LiveMessage> now() {
        return page.snapshot().map(snapshot -> snapshot);
    }
}
