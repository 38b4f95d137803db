package dev.parley.followup;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import dev.parley.access.Paging;
import dev.parley.desk.LeadDesk;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who wants nothing sent to them. */
@Path("/api/opt-outs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Follow-ups", description = "What went out to leads after calls, and who wants nothing")
public class OptOutResource {
    private final OptOuts optOuts;
    private final LeadDesk desk;
    private final Audit audit;

    OptOutResource(OptOuts optOuts, LeadDesk desk, Audit audit) {
        this.optOuts = optOuts;
        this.desk = desk;
        this.audit = audit;
    }

    /** An address that nothing is sent to. */
    @Schema(description = "An address that nothing is sent to")
    record OptOut(
            @Schema(examples = "7") long id,
            @Schema(examples = "+14155550123") String address,
            @Schema(examples = "said so on the phone") String reason,
            @Schema(examples = "person:12") String addedBy,
            Instant createdAt) {
        static OptOut of(OptOutRow row) {
            return new OptOut(row.id, row.address, row.reason, row.addedBy, row.createdAt);
        }
    }

    /** A page of opt-outs. */
    @Schema(description = "A page of opt-outs, newest first")
    record OptOutPage(
            List<OptOut> items, @Schema(examples = "3") long total) {}

    /** Somebody who wants nothing sent. */
    @Schema(description = "Somebody who wants nothing sent")
    record OptOutWanted(
            @Schema(description = "An e-mail address or a phone number", examples = "+14155550123")
            @NotBlank
            @Size(max = 254)
            String address,

            @Nullable @Size(max = 200) @Schema(examples = "said so on the phone")
            String reason) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists the addresses that nothing is sent to, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OptOutPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<OptOutPage> list(@Valid @BeanParam Paging paging, @Context SecurityContext context) {
        return optOuts.page(Actor.of(context).team(), paging)
                .map(found ->
                        new OptOutPage(found.rows().stream().map(OptOut::of).toList(), found.total()));
    }

    @POST
    @PermissionsAllowed("opt-outs:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends nothing to an address from now on")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OptOut.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there before, and stays as it was",
            content = @Content(schema = @Schema(implementation = OptOut.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    public Uni<Response> add(@NotNull @Valid OptOutWanted wanted, @Context SecurityContext context) {
        var actor = Actor.of(context);
        return optOuts.add(actor, address(wanted.address()), Objects.requireNonNullElse(wanted.reason(), ""))
                .call(added -> audit.note(actor, "opt-out.added", "opt-out:" + added.row().id))
                .map(added -> Response.status(added.isNew() ? Response.Status.CREATED : Response.Status.OK)
                        .entity(OptOut.of(added.row()))
                        .build());
    }

    @DELETE
    @PermissionsAllowed("opt-outs:delete")
    @Path("/{id}")
    @Operation(summary = "Lets an address be sent to again")
    @APIResponse(responseCode = "204", description = "It may be")
    @APIResponse(responseCode = "404", description = "No such opt-out")
    public Uni<Void> remove(
            @PathParam("id") @Pattern(regexp = "\\d{1,18}", message = "must be an opt-out's id, such as 7") String id,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return audit.note(actor, "opt-out.removed", "opt-out:" + id)
                .chain(() -> optOuts.remove(actor.team(), Long.parseLong(id)))
                .invoke(removed -> {
                    if (!removed) {
                        throw new NotFoundException("There is no opt-out " + id + ".");
                    }
                })
                .replaceWithVoid();
    }

    private String address(String given) {
        return (given.contains("@") ? Addresses.of(Channel.EMAIL, given) : Addresses.of(Channel.SMS, desk.phone(given)))
                .orElseThrow(() -> new BadRequestException(
                        "address must be an e-mail address or a phone number such as +14155550123."));
    }
}
