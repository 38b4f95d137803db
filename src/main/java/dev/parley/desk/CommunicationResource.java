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

/** What was said and written to and by a lead. */
@Path("/api/leads/{lead}/communication")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Communications", description = "What was said and written to and by leads")
public class CommunicationResource {

    private final Communications communications;

    CommunicationResource(Communications communications) {
        this.communications = communications;
    }

    /** A page of communications. */
    @Schema(description = "A page of communications, newest first")
    record CommunicationPage(
            List<Communication> items,
            @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists the communications with a lead, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CommunicationPage.class)))
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<CommunicationPage> list(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        return communications
                .page(Actor.of(context).team(), Long.parseLong(lead), paging)
                .map(found -> new CommunicationPage(found.items(), found.total()));
    }

    @POST
    @PermissionsAllowed("communications:write")
    @Operation(summary = "Keeps a communication with a lead")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Communication.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @PathParam("lead") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String lead,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid CommunicationWanted wanted,
            @Context SecurityContext context) {
        return communications
                .add(By.of(Actor.of(context)), Long.parseLong(lead), wanted, key)
                .map(Answers::created);
    }
}
