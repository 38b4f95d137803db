package dev.parley.desk;

import dev.parley.access.Actor;
import dev.parley.access.Paging;
import dev.parley.access.Teams;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What leads need help with. */
@Path("/api/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets", description = "What leads need help with")
public class TicketResource {
    private final Teams teams;
    private final Once once;

    TicketResource(Teams teams, Once once) {
        this.teams = teams;
        this.once = once;
    }

    /** A page of tickets. */
    @Schema(description = "A page of tickets, latest change first")
    record TicketPage(
            List<Ticket> items, @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("tasks:read")
    @Operation(summary = "Lists tickets, latest change first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketPage.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    public Uni<TicketPage> list(
            @QueryParam("leadId") @Parameter(description = "Of this lead only", example = "42")
                    Optional<@Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String> leadId,
            @QueryParam("status") @Parameter(description = "open, waiting, resolved or closed", example = "open")
                    Optional<@Pattern(regexp = Allowed.TICKET_STATUS, message = Allowed.TICKET_STATUS_MESSAGE) String>
                            status,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        var with = Map.of("lead", leadId.map(Long::valueOf).orElse(0L), "status", status.orElse(""));
        return teams.within(
                        Actor.of(context).team(),
                        () -> Rows.page(TicketRow.class, TicketRow.WANTED, TicketRow.HOW_MANY, with, paging))
                .map(found -> found.map(Ticket::of))
                .map(found -> new TicketPage(found.items(), found.total()));
    }

    @POST
    @PermissionsAllowed("tasks:write")
    @Operation(summary = "Opens a ticket")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Ticket.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid TicketWanted wanted,
            @Context SecurityContext context) {
        var by = By.of(Actor.of(context));
        var id = Objects.requireNonNull(wanted.leadId(), "validated before");
        return once.once(by.team(), key, List.of("POST ticket", wanted), () -> Rows.lead(id)
                        .call(() -> People.known(wanted.assignedAgentId()))
                        .flatMap(lead -> History.add(row(lead, wanted), by))
                        .map(TicketResource::done))
                .map(Answers::created);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("tasks:write")
    @Operation(summary = "Changes a ticket")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ticket.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such ticket")
    @APIResponse(responseCode = "409", description = "Somebody changed it in the meantime")
    public Uni<Response> change(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid TicketChange change,
            @Context SecurityContext context) {
        var by = By.of(Actor.of(context)).because(Optional.ofNullable(change.why()));
        var number = Long.parseLong(id);
        return once.once(by.team(), key, List.of("PUT ticket", number, change), () -> Rows.one(
                                TicketRow.class, "ticket", number)
                        .invoke(row -> Refusals.unlessUnchanged(row, row.version, change.version()))
                        .call(() -> People.known(change.assignedAgentId()))
                        .flatMap(row -> History.change(row, by, ticket -> apply(ticket, change)))
                        .map(TicketResource::done))
                .map(Answers::ok);
    }

    private static TicketRow row(LeadRow lead, TicketWanted wanted) {
        var row = new TicketRow();
        row.leadId = lead.number();
        row.title = Words.clean(wanted.title());
        row.description = wanted.description() == null ? "" : Words.clean(wanted.description());
        row.priority = wanted.priority() == null ? "medium" : wanted.priority();
        row.status = "open";
        row.assignedTo = People.assigned(wanted.assignedAgentId(), lead.ownerId);
        return row;
    }

    private static void apply(TicketRow row, TicketChange change) {
        row.status = change.status() == null ? row.status : change.status();
        row.priority = change.priority() == null ? row.priority : change.priority();
        row.description = change.description() == null ? row.description : Words.clean(change.description());
        row.assignedTo = People.assigned(change.assignedAgentId(), row.assignedTo);
    }

    private static Once.Done done(TicketRow row) {
        return new Once.Done(row.leadId, Ticket.of(row));
    }
}
