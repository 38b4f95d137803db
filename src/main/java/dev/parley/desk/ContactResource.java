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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whom else to reach about a lead. */
@Path("/api/leads/{lead}/contacts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class ContactResource {
    private final Teams teams;
    private final Once once;
    private final Phones phones;

    ContactResource(Teams teams, Once once, Phones phones) {
        this.teams = teams;
        this.once = once;
        this.phones = phones;
    }

    /** A page of contacts. */
    @Schema(description = "A page of contacts, in the order in which they were added")
    record ContactPage(
            List<Contact> items, @Schema(examples = "2") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists whom else to reach about a lead")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContactPage.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<ContactPage> list(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        var id = Long.parseLong(lead);
        return teams.within(Actor.of(context).team(), () -> Rows.lead(id)
                        .chain(() -> Rows.page(
                                ContactRow.class, ContactRow.OF_LEAD, ContactRow.HOW_MANY, Map.of("lead", id), paging)))
                .map(found -> found.map(Contact::of))
                .map(found -> new ContactPage(found.items(), found.total()));
    }

    @POST
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Adds somebody else to reach about a lead")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Contact.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid ContactWanted wanted,
            @Context SecurityContext context) {
        var by = By.of(Actor.of(context));
        var id = Long.parseLong(lead);
        return once.once(by.team(), key, List.of("POST contact", id, wanted), () -> Rows.lead(id)
                        .chain(() -> History.add(row(id, wanted), by))
                        .map(row -> new Once.Done(id, Contact.of(row))))
                .map(Answers::created);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Changes a contact")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Contact.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such contact")
    @APIResponse(responseCode = "409", description = "Somebody changed it in the meantime")
    public Uni<Response> change(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid ContactChange change,
            @Context SecurityContext context) {
        var by = By.of(Actor.of(context)).because(Optional.ofNullable(change.why()));
        var number = Long.parseLong(id);
        return once.once(by.team(), key, List.of("PUT contact", number, change), () -> Rows.one(
                                ContactRow.class, "contact", number)
                        .invoke(row -> belongs(row, Long.parseLong(lead)))
                        .invoke(row -> Refusals.unlessUnchanged(row, row.version, change.version()))
                        .flatMap(row -> History.change(row, by, contact -> apply(contact, change)))
                        .map(row -> new Once.Done(row.leadId, Contact.of(row))))
                .map(Answers::ok);
    }

    private static void belongs(ContactRow row, long lead) {
        if (row.leadId != lead) {
            throw Refusals.noSuch("contact", row.number());
        }
    }

    private ContactRow row(long lead, ContactWanted wanted) {
        var row = new ContactRow();
        row.leadId = lead;
        row.name = Words.clean(wanted.name());
        row.phone = wanted.phone() == null ? "" : phones.normal(wanted.phone());
        row.email = wanted.email() == null ? "" : Words.clean(wanted.email());
        row.role = wanted.role() == null ? "" : Words.clean(wanted.role());
        return row;
    }

    private void apply(ContactRow row, ContactChange change) {
        row.name = change.name() == null ? row.name : Words.clean(change.name());
        row.phone = change.phone() == null ? row.phone : phones.normal(change.phone());
        row.email = change.email() == null ? row.email : Words.clean(change.email());
        row.role = change.role() == null ? row.role : Words.clean(change.role());
    }
}
