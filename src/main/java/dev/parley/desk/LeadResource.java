package dev.parley.desk;

import dev.parley.access.Actor;
import dev.parley.jobs.Paging;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people who called. */
@Path("/api/leads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads", description = "The people who called")
public class LeadResource {

    private final LeadStore store;

    LeadResource(LeadStore store) {
        this.store = store;
    }

    /** A page of leads. */
    @Schema(description = "A page of leads, latest change first")
    record LeadPage(
            List<LeadSummary> items,
            @Schema(examples = "12") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists leads, latest change first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeadPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<LeadPage> list(@Valid @BeanParam Paging paging, @Context SecurityContext context) {
        return store.page(Actor.of(context).team(), paging.page(), paging.size())
                .map(found ->
                        new LeadPage(found.rows().stream().map(LeadSummary::of).toList(), found.total()));
    }

    @GET
    @PermissionsAllowed("leads:read")
    @Path("/{id}")
    @Operation(summary = "Shows one lead with its calls")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeadDetail.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<LeadDetail> show(
            @PathParam("id") @Pattern(regexp = "\\d{1,18}", message = "must be a lead's id, such as 42") String id,
            @Context SecurityContext context) {
        var team = Actor.of(context).team();
        var lead = Long.parseLong(id);
        return store.find(team, lead)
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no lead " + id + ".")))
                .flatMap(row -> store.calls(team, lead).map(calls -> new LeadDetail(LeadSummary.of(row), calls)));
    }
}
