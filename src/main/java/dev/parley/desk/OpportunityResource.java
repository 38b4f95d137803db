package dev.parley.desk;

import dev.parley.access.Actor;
import dev.parley.access.Paging;
import io.quarkus.security.PermissionsAllowed;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sales that may come of leads. */
@Path("/api/opportunities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opportunities", description = "Sales that may come of leads")
public class OpportunityResource {
    private final Opportunities opportunities;
    private final FollowUps followUps;

    OpportunityResource(Opportunities opportunities, FollowUps followUps) {
        this.opportunities = opportunities;
        this.followUps = followUps;
    }

    /** A page of opportunities. */
    @Schema(description = "A page of opportunities, latest change first")
    record OpportunityPage(
            List<Opportunity> items, @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists opportunities, latest change first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OpportunityPage.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    public Uni<OpportunityPage> list(
            @QueryParam("leadId") @Parameter(description = "Of this lead only", example = "42")
                    Optional<@Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String> leadId,
            @QueryParam("status") @Parameter(description = "open, negotiating, won or lost", example = "open")
                    Optional<@Pattern(regexp = Allowed.SALE_STATUS, message = Allowed.SALE_STATUS_MESSAGE) String>
                            status,
            @QueryParam("followUpBefore")
                    @Parameter(description = "With a follow-up due before this time", example = "2026-03-06T00:00:00Z")
                    Optional<@Pattern(regexp = Allowed.TIME, message = Allowed.TIME_MESSAGE) String> followUpBefore,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        return opportunities
                .page(
                        Actor.of(context).team(),
                        leadId.map(Long::valueOf).orElse(0L),
                        status.orElse(""),
                        followUpBefore.map(OpportunityResource::time),
                        paging)
                .map(found -> new OpportunityPage(found.items(), found.total()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Shows one opportunity")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opportunity.class)))
    @APIResponse(responseCode = "404", description = "No such opportunity")
    public Uni<Opportunity> show(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @Context SecurityContext context) {
        return opportunities.one(Actor.of(context).team(), Long.parseLong(id));
    }

    @POST
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Adds an opportunity")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Opportunity.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid OpportunityWanted wanted,
            @Context SecurityContext context) {
        return opportunities.add(By.of(Actor.of(context)), wanted, key).map(Answers::created);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Changes an opportunity")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opportunity.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such opportunity")
    @APIResponse(responseCode = "409", description = "Somebody changed it in the meantime")
    public Uni<Response> change(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid OpportunityChange change,
            @Context SecurityContext context) {
        return opportunities
                .change(By.of(Actor.of(context)), Long.parseLong(id), change, key)
                .map(Answers::ok);
    }

    @PUT
    @Path("/{id}/status")
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Says how far an opportunity is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opportunity.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such opportunity")
    @APIResponse(responseCode = "409", description = "Somebody changed it in the meantime")
    public Uni<Response> status(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid StatusChange change,
            @Context SecurityContext context) {
        return opportunities
                .status(By.of(Actor.of(context)), Long.parseLong(id), change, key)
                .map(Answers::ok);
    }

    @GET
    @Path("/{id}/follow-ups")
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists the follow-ups of an opportunity, the first due first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FollowUp.class)))
    @APIResponse(responseCode = "404", description = "No such opportunity")
    public Uni<List<FollowUp>> followUps(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @Context SecurityContext context) {
        return followUps.of(Actor.of(context).team(), Long.parseLong(id));
    }

    @POST
    @Path("/{id}/follow-ups")
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Adds a follow-up to an opportunity")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = FollowUp.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such opportunity")
    public Uni<Response> follow(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid FollowUpWanted wanted,
            @Context SecurityContext context) {
        return followUps
                .add(By.of(Actor.of(context)), Long.parseLong(id), wanted, key)
                .map(Answers::created);
    }

    @PUT
    @Path("/{id}/follow-ups/{followUp}/done")
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Says that a follow-up is done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FollowUp.class)))
    @APIResponse(responseCode = "404", description = "No such follow-up")
    public Uni<Response> done(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @PathParam("followUp") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String followUp,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @Context SecurityContext context) {
        return followUps
                .finish(By.of(Actor.of(context)), Long.parseLong(id), Long.parseLong(followUp), key)
                .map(Answers::ok);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noSuchDay) {
            throw Refusals.wrong("followUpBefore " + Allowed.TIME_MESSAGE + ".");
        }
    }
}
