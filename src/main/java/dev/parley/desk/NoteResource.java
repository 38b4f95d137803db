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

/** Notes about a lead. */
@Path("/api/leads/{lead}/notes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class NoteResource {
    private final Teams teams;
    private final Once once;

    NoteResource(Teams teams, Once once) {
        this.teams = teams;
        this.once = once;
    }

    /** A page of notes. */
    @Schema(description = "A page of notes, newest first")
    record NotePage(
            List<Note> items, @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists the notes about a lead, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NotePage.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<NotePage> list(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        var id = Long.parseLong(lead);
        return teams.within(Actor.of(context).team(), () -> Rows.lead(id)
                        .chain(() -> Rows.page(
                                NoteRow.class, NoteRow.OF_LEAD, NoteRow.HOW_MANY, Map.of("lead", id), paging)))
                .map(found -> found.map(Note::of))
                .map(found -> new NotePage(found.items(), found.total()));
    }

    @POST
    @PermissionsAllowed("leads:write")
    @Operation(summary = "Keeps a note about a lead")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Note.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid NoteWanted wanted,
            @Context SecurityContext context) {
        var by = By.of(Actor.of(context));
        var id = Long.parseLong(lead);
        return once.once(by.team(), key, List.of("POST note", id, wanted), () -> Rows.lead(id)
                        .chain(() -> History.add(row(by, id, wanted), by))
                        .map(row -> new Once.Done(id, Note.of(row))))
                .map(Answers::created);
    }

    private static NoteRow row(By by, long lead, NoteWanted wanted) {
        var row = new NoteRow();
        row.leadId = lead;
        row.text = Words.clean(wanted.text());
        row.writtenBy = by.who();
        return row;
    }
}
