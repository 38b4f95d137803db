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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tasks about leads. */
@Path("/api/tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks", description = "What people are to do about leads")
public class TaskResource {

    private final Tasks tasks;

    TaskResource(Tasks tasks) {
        this.tasks = tasks;
    }

    /** A page of tasks. */
    @Schema(description = "A page of tasks, the first due first")
    record TaskPage(
            List<Task> items, @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("tasks:read")
    @Operation(summary = "Lists tasks, the first due first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskPage.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    public Uni<TaskPage> list(
            @QueryParam("leadId") @Parameter(description = "Of this lead only", example = "42")
                    Optional<@Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String> leadId,
            @QueryParam("status") @Parameter(description = "open, done or cancelled", example = "open")
                    Optional<@Pattern(regexp = Allowed.TASK_STATUS, message = Allowed.TASK_STATUS_MESSAGE) String>
                            status,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        return tasks.page(Actor.of(context).team(), leadId.map(Long::valueOf).orElse(0L), status.orElse(""), paging)
                .map(found -> new TaskPage(found.items(), found.total()));
    }

    @POST
    @PermissionsAllowed("tasks:write")
    @Operation(summary = "Adds a task")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Task.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Response> add(
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid TaskWanted wanted,
            @Context SecurityContext context) {
        return tasks.add(By.of(Actor.of(context)), wanted, key).map(Answers::created);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("tasks:write")
    @Operation(summary = "Changes a task")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Task.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such task")
    @APIResponse(responseCode = "409", description = "Somebody changed it in the meantime")
    public Uni<Response> change(
            @PathParam("id") @Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String id,
            @HeaderParam(Answers.KEY) @Parameter(description = Answers.KEY_MEANS) Optional<String> key,
            @NotNull @Valid TaskChange change,
            @Context SecurityContext context) {
        return tasks.change(By.of(Actor.of(context)), Long.parseLong(id), change, key)
                .map(Answers::ok);
    }
}
