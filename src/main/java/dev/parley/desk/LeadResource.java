package dev.parley.desk;

import dev.parley.access.Actor;
import dev.parley.access.Paging;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people who called, or were entered. */
@Path("/api/leads")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads", description = "The people who called, or were entered")
public class LeadResource {

    private final LeadStore store;
    private final Leads leads;
    private final SimilarLeads similar;
    private final Opportunities opportunities;
    private final LeadExport export;

    LeadResource(LeadStore store, Leads leads, SimilarLeads similar, Opportunities opportunities, LeadExport export) {
        this.store = store;
        this.leads = leads;
        this.similar = similar;
        this.opportunities = opportunities;
        this.export = export;
    }

    /** A page of leads. */
    @Schema(description = "A page of leads, latest change first")
    record LeadPage(
            List<LeadSummary> items,
            @Schema(examples = "12") long total) {}

    /** A page of a lead's history. */
    @Schema(description = "A page of a lead's history, newest first")
    record HistoryPage(
            List<Change> items, @Schema(examples = "12") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists leads, latest change first unless asked otherwise")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeadPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<LeadPage> list(
            @Valid @BeanParam Paging paging, @Valid @BeanParam LeadFilter filter, @Context SecurityContext context) {
        return leads.page(Actor.of(context).team(), filter, paging)
                .map(found -> new LeadPage(found.items(), found.total()));
    }

    @GET
    @Path("/export")
    @PermissionsAllowed("leads:export")
    @Produces("text/csv")
    @Operation(summary = "Gives out all leads as CSV")
    @APIResponse(responseCode = "200", description = "RFC 4180, with a header line; UTF-8")
    public Multi<String> export(@Context SecurityContext context) {
        return export.of(Actor.of(context).team());
    }

    @GET
    @Path("/calibration")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Shows how far the scores of leads agreed with how their sales ended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Calibration.class)))
    public Uni<Calibration> calibration(@Context SecurityContext context) {
        return leads.calibration(Actor.of(context).team());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Shows one lead with its calls")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeadDetail.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<LeadDetail> show(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @Context SecurityContext context) {
        var team = Actor.of(context).team();
        var lead = Long.parseLong(id);
        return store.find(team, lead)
                .map(found -> found.orElseThrow(() -> Refusals.noSuch("lead", lead)))
                .flatMap(row -> store.calls(team, lead).map(calls -> new LeadDetail(LeadSummary.of(row), calls)));
    }

    @POST
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Enters a lead")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LeadSummary.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "409", description = "Another lead has this phone number")
    public Uni<Response> enter(
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid LeadWanted wanted,
            @Context SecurityContext context) {
        return leads.enter(By.of(Actor.of(context)), wanted, key).map(Answers::created);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed({"leads:write", "leads:status", "leads:assign"})
    @Operation(
            summary = "Changes a lead",
            description =
                    "status takes leads:status, priority leads:status or leads:write, assignedAgentId leads:assign, the"
                            + " rest leads:write. Agents and keys move leads among new, contacted and qualified; closing one as"
                            + " converted or lost takes a manager, and taking a sale back an admin.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LeadSummary.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "403", description = "Not for you; the problem document says who may")
    @APIResponse(responseCode = "404", description = "No such lead")
    @APIResponse(
            responseCode = "409",
            description = "Somebody changed it in the meantime, or another lead has this phone number")
    @APIResponse(responseCode = "422", description = "There is no such move between stages")
    public Uni<Response> change(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid LeadChange change,
            @Context SecurityContext context) {
        return leads.update(By.of(Actor.of(context)), Long.parseLong(id), change, key)
                .map(Answers::ok);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists who changed what of a lead and what hangs on it, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<HistoryPage> history(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        return leads.history(Actor.of(context).team(), Long.parseLong(id), paging)
                .map(found -> new HistoryPage(found.items(), found.total()));
    }

    @GET
    @Path("/{id}/similar")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists leads that may be the same person, the most alike first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SimilarLeads.Similar.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<List<SimilarLeads.Similar>> similar(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @Context SecurityContext context) {
        return similar.of(Actor.of(context).team(), Long.parseLong(id));
    }

    @POST
    @Path("/{id}/transfer")
    @PermissionsAllowed("leads:assign")
    @Operation(summary = "Hands a qualified lead to sales, with an opportunity to work on")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Opportunity.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    @APIResponse(responseCode = "422", description = "The lead is not qualified")
    public Uni<Response> transfer(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid Transfer transfer,
            @Context SecurityContext context) {
        return opportunities
                .transfer(By.of(Actor.of(context)), Long.parseLong(id), transfer, key)
                .map(Answers::created);
    }
}
